import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import type { Share, ShareResult } from "./worker.ts";

/* `npm run simulate -- [--runs 100000] [--seed 0]`: random faults in the simulated pipeline. A seed that fails can be run alone. */

const { values } = parseArgs({
  options: { runs: { type: "string", default: "100000" }, seed: { type: "string", default: "0" } },
});
const [runs, first] = [Number(values.runs), Number(values.seed)];
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(first) || first < 0) {
  process.stderr.write("--runs takes a whole number from 1, --seed one from 0.\n");
  process.exit(2);
}

const workers = Math.min(runs, availableParallelism());
const started = performance.now();
const results = await Promise.all(Array.from({ length: workers }, (_, index) => work({ first, runs, workers, index })));
const sum = (count: (result: ShareResult) => number) => results.reduce((total, result) => total + count(result), 0);
const failures = results.flatMap((result) => result.failures);
const seconds = ((performance.now() - started) / 1000).toFixed(0);
process.stdout.write(
  `${runs} runs, ${sum(({ photos }) => photos)} photos, ${sum(({ effects }) => effects)} effects, ${sum(({ crashes }) => crashes)} crashes, ` +
    `${sum(({ throttles }) => throttles)} throttled calls in ${seconds} s: ${failures.length} runs with problems.\n`,
);
for (const { seed, problems } of failures.slice(0, 10)) {
  process.stdout.write(
    `npm run simulate -- --runs 1 --seed ${seed}\n${problems.map((problem) => `  ${problem}\n`).join("")}`,
  );
}
process.exitCode = failures.length > 0 ? 1 : 0;

function work(share: Share): Promise<ShareResult> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: share });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

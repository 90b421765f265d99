import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import type { FuzzReport, FuzzShare } from "./worker.ts";

/* `npm run fuzz -- [--minutes 10] [--inputs <n>] [--seed 0] [--only <target>]`: random inputs for every parser that
   strangers can reach, for so long, or longer until there were so many in all. */

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    inputs: { type: "string", default: "0" },
    seed: { type: "string", default: "0" },
    only: { type: "string", multiple: true, default: [] },
  },
});
const [minutes, atLeast, seed] = [Number(values.minutes), Number(values.inputs), Number(values.seed)];
if (!(minutes > 0 && atLeast >= 0 && Number.isInteger(seed))) {
  process.stderr.write("--minutes takes a number above 0, --inputs one that is not below 0, --seed a whole number.\n");
  process.exit(2);
}

/** Seeds of one worker are far from those of the next. */
const SEEDS_APART = 1_000_000;
const inputs = new Map<string, number>();
const failures = new Map<string, FuzzReport>();
const started = Date.now();
const until = started + minutes * 60_000;
/** Inputs of all workers so far. */
const tally = new BigInt64Array(new SharedArrayBuffer(8));
await Promise.all(Array.from({ length: availableParallelism() }, (_, index) => work(seed + index * SEEDS_APART)));

let sum = 0;
for (const [name, count] of inputs) {
  sum += count;
  process.stdout.write(`${String(count).padStart(12)}  ${name}\n`);
}
process.stdout.write(
  `${String(sum).padStart(12)}  inputs in ${Math.round((Date.now() - started) / 60_000)} min, ${failures.size} parsers failed.\n`,
);
for (const { target, seed: failed, failure } of failures.values()) {
  process.stdout.write(`\nnpm run fuzz -- --only "${target}" --seed ${failed}\n${failure}\n`);
}
process.exitCode = failures.size > 0 ? 1 : 0;

function work(first: number): Promise<void> {
  const workerData: FuzzShare = { seed: first, until, atLeast, tally, only: values.only };
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData });
  worker.on("message", (report: FuzzReport) => {
    inputs.set(report.target, (inputs.get(report.target) ?? 0) + report.inputs);
    if (report.failure !== undefined && !failures.has(report.target)) failures.set(report.target, report);
  });
  return new Promise((resolve, reject) => {
    worker.once("exit", () => resolve());
    worker.once("error", reject);
  });
}

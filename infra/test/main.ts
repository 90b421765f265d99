import { readFileSync } from "node:fs";
import path from "node:path";
import { addTotals, type Totals, vitestTotals } from "../../scripts/test/totals.ts";
import { buildSiteBundle } from "./site/build.ts";
import { fileOf, STAGES, type StageName, stage, synthesise } from "./support/stages.ts";
import { CACHE, ensurePlatform, PLATFORM, ROOT, run } from "./synth/platform.ts";

/*
 * `npm run infra:test`: proves the AWS side without a cloud. SST's own components and types, our declarations, made-up
 * answers; then every statement of docs/DEPLOYMENT.md that can be checked that way; then the real bundles on a local stack.
 * With `--mutate` it also counts how many removed lines the tests notice. Each step that is no list of tests counts as one.
 */

interface Step {
  readonly note?: string;
  /** What the step counts for; one test when absent. */
  readonly totals?: Totals;
}

const started = performance.now();
let totals: Totals = { passed: 0, failed: 0 };

await step("SST's platform", async () => ({ note: await ensurePlatform() }));
// One core each: the compiler and the evaluation have nothing to do with each other.
await Promise.all([step("Types of sst.config.ts and infra", types), step("Synthesis", synthesis)]);
await Promise.all([step("Tests", tests), step("The site as a function", () => buildSiteBundle().then(() => ({})))]);
await step("Bundles", bundles);
if (process.argv.includes("--mutate")) await step("Mutations", mutations);

process.stdout.write(`\nIn ${seconds(started)}\n${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(totals.failed === 0 ? 0 : 1);

async function types(): Promise<Step> {
  const compiler = path.join(PLATFORM, "node_modules/typescript/bin/tsc");
  const { code, output } = await run(process.execPath, [compiler, "-p", "infra/tsconfig.json"]);
  if (code !== 0) throw new Error(output);
  return {};
}

async function synthesis(): Promise<Step> {
  const names = Object.keys(STAGES) as StageName[];
  for (const name of names) {
    const { args, settings } = STAGES[name];
    const { code, output } = await synthesise(args, settings, fileOf(name));
    if (code !== 0) throw new Error(`${name}: ${output}`);
  }
  const counts = names.map((name) => {
    const resources = stage(name).resources.filter(({ type }) => /^(aws|pulumi-nodejs|command|random):/.test(type));
    return `${name} ${resources.length}`;
  });
  return { note: `${counts.join(", ")} resources` };
}

async function tests(): Promise<Step> {
  const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
  const report = path.join(CACHE, "tests.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code, output } = await run(process.execPath, [vitest, "run", "--project", "infra", ...reporters]);
  process.stdout.write(output);
  const counted = vitestTotals(JSON.parse(readFileSync(report, "utf8")));
  return { totals: code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted };
}

async function bundles(): Promise<Step> {
  const { code, output } = await run(process.execPath, [path.join(ROOT, "infra/test/bundle/main.ts")]);
  if (code !== 0) throw new Error(output);
  process.stdout.write(output);
  // Each of the lines that say what a bundle answered.
  return { totals: { passed: output.match(/ from its bundle/g)?.length ?? 0, failed: 0 } };
}

async function mutations(): Promise<Step> {
  const { code, output } = await run(process.execPath, [path.join(ROOT, "infra/test/mutation/main.ts")]);
  if (code !== 0) throw new Error(output);
  return { note: output.trim().split("\n").at(-1) ?? "" };
}

/** Nothing more is begun after a failure: what follows builds on it. */
async function step(name: string, work: () => Promise<Step>): Promise<void> {
  if (totals.failed > 0) return;
  const begun = performance.now();
  try {
    const { note, totals: counted = { passed: 1, failed: 0 } } = await work();
    totals = addTotals(totals, counted);
    const mark = counted.failed === 0 ? "✓" : "✗";
    process.stdout.write(`${mark} ${name} (${seconds(begun)})${note ? `: ${note}` : ""}\n`);
  } catch (error) {
    totals = addTotals(totals, { passed: 0, failed: 1 });
    process.stderr.write(`✗ ${name}\n${error instanceof Error ? error.message : String(error)}\n`);
  }
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

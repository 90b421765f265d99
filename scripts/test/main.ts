import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { heading, ROOT, runTool } from "../steps.ts";
import { runJourneys } from "./journeys.ts";
import { addTotals, playwrightTotals, type Totals, vitestTotals } from "./totals.ts";

/* `npm test [layer …] [file …]`: every layer of docs/TESTING.md in order, then one line with the sum. */

const REPORTS = path.join(ROOT, "node_modules/.cache/test-reports");
const LAYERS = ["architecture", "unit", "contract", "pipeline", "web", "e2e"] as const;
type Layer = (typeof LAYERS)[number];

const args = process.argv.slice(2);
/** Names of test files, or parts of them: only these are run. */
const files = args.filter((arg) => /[/.]/.test(arg));
const wanted = args.filter((arg) => !files.includes(arg));
const unknown = wanted.find((name) => !LAYERS.includes(name as Layer));
if (unknown) {
  process.stderr.write(`There is no layer "${unknown}". There are: ${LAYERS.join(", ")}.\n`);
  process.exit(2);
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
let sum: Totals = { passed: 0, failed: 0 };
for (const layer of LAYERS) {
  if (wanted.length > 0 && !wanted.includes(layer)) continue;
  heading(layer);
  const totals = layer === "e2e" ? await journeys() : await vitest(layer);
  sum = addTotals(sum, totals);
}
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`);
process.exit(sum.failed === 0 && sum.passed > 0 ? 0 : 1);

async function vitest(layer: Layer): Promise<Totals> {
  const report = path.join(REPORTS, `${layer}.json`);
  const args = ["run", "--project", layer, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runTool("vitest/vitest.mjs", [...args, ...files]);
  return totalsOf(report, vitestTotals, code);
}

async function journeys(): Promise<Totals> {
  const report = path.join(REPORTS, "e2e.json");
  const code = await runJourneys(report, files).catch(explain);
  return totalsOf(report, playwrightTotals, code);
}

/** A layer that broke before it could count still counts as a failure. */
function totalsOf(report: string, read: (json: unknown) => Totals, code: number): Totals {
  let totals: Totals;
  try {
    totals = read(JSON.parse(readFileSync(report, "utf8")));
  } catch (error) {
    process.stderr.write(`No report: ${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
  return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
}

function explain(error: unknown): number {
  process.stderr.write(`The journeys could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
}

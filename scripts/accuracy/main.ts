import path from "node:path";
import { Bib } from "../../packages/core/src/bib/index.ts";
import { DEMO_BIB_RULES } from "../../packages/local/src/demo/bib-rules.ts";
import { createEngine } from "../../packages/vision/src/index.ts";
import { fromDemoRace, fromFolder } from "./labelled-photos.ts";
import { type MeasuredPhoto, measurePhoto } from "./measure.ts";
import { writeReport } from "./report/write.ts";
import { summarise } from "./summary.ts";

/* `npm run accuracy [-- folder]`: what the product reads on labelled photos, held against the labels. */

const folder = process.argv[2];
const name = folder === undefined ? "demo race" : path.basename(path.resolve(folder));
const labelled = folder === undefined ? fromDemoRace() : fromFolder(path.resolve(folder));
const rules = folder === undefined ? DEMO_BIB_RULES : Bib.Rules.parse({});
const reportFile = path.resolve(".snaprace", "accuracy", `${name.replaceAll(/[^\w.-]+/g, "-")}.html`);
const out = (text: string) => process.stdout.write(`${text}\n`);

const photos: MeasuredPhoto[] = [];
let peakBytes = 0;
try {
  const engine = await createEngine();
  try {
    for await (const photo of labelled) {
      const measured = await measurePhoto(engine, photo, rules);
      peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
      photos.push(measured);
      const wrong = measured.readings.filter(({ verdict }) => verdict === "wrong").map(({ bib }) => bib);
      if (measured.missedBibs.length + wrong.length === 0) continue;
      out(`${photo.name}: missed ${measured.missedBibs.join(" ") || "–"}, wrong ${wrong.join(" ") || "–"}`);
    }
  } finally {
    await engine.close();
  }
  for (const line of summarise(photos)) out(line);
  out(`peak memory of this process: ${Math.round(peakBytes / 1e6)} MB`);
  await writeReport(reportFile, name, photos);
  out(`report: ${reportFile}`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

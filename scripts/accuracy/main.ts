import path from "node:path";
import { Bib } from "../../packages/core/src/bib/index.ts";
import { Image } from "../../packages/core/src/image/index.ts";
import { DEMO_BIB_RULES } from "../../packages/local/src/demo/bib-rules.ts";
import { createEngine, type TextDetection } from "../../packages/vision/src/index.ts";
import { addBibs, type BibVerdict, judgeBibs, NO_BIBS, rates } from "./bibs.ts";
import { type KnownFace, matchFaces, searchEach } from "./faces.ts";
import { fromDemoRace, fromFolder, type LabelledPhoto } from "./labelled-photos.ts";

/* `npm run accuracy [-- folder]`: what the product reads on labelled photos, held against the labels. */

const folder = process.argv[2];
const photos = folder === undefined ? fromDemoRace() : fromFolder(path.resolve(folder));
const rules = folder === undefined ? DEMO_BIB_RULES : Bib.Rules.parse({});
const out = (text: string) => process.stdout.write(`${text}\n`);

const engine = await createEngine();
let bibs = NO_BIBS;
let count = 0;
const sources = new Map<string, typeof NO_BIBS>();
const faces = { known: [] as KnownFace[], clear: 0, clearDetected: 0, extra: 0, detected: 0, counted: 0 };
const cpu = { render: 0, read: 0 };
let peakBytes = 0;
try {
  for await (const photo of photos) {
    count += 1;
    const { verdict } = await measure(photo);
    bibs = addBibs(bibs, verdict);
    const source = photo.name.split(/[-_]/)[0] ?? "";
    sources.set(source, addBibs(sources.get(source) ?? NO_BIBS, verdict));
    const { missedBibs, wrongBibs } = verdict;
    if (missedBibs.length + wrongBibs.length > 0) {
      out(`${photo.name}: missed ${missedBibs.join(" ") || "–"}, wrong ${wrongBibs.join(" ") || "–"}`);
    }
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await engine.close();
}
if (count > 0) report();

/** Renders and reads one photo exactly as the pipeline does: what is read is the large rendition. */
async function measure(photo: LabelledPhoto): Promise<{ verdict: BibVerdict }> {
  const started = process.cpuUsage();
  const rendered = await Image.render(photo.bytes);
  cpu.render += seconds(process.cpuUsage(started));
  if (rendered.status === "rejected") throw new Error(`${photo.name} is rejected: ${rendered.reason}.`);
  const image = { bytes: rendered.renditions.large.bytes, key: photo.name };
  const reading = process.cpuUsage();
  const texts = (await engine.detectText(image)).map(toReadText);
  const detected = await engine.describeFaces(image);
  cpu.read += seconds(process.cpuUsage(reading));
  peakBytes = Math.max(peakBytes, process.memoryUsage().rss);

  const { width, height } = rendered.renditions.large;
  const read = Bib.read(texts, { width, height }, rules).map(({ bib }) => bib);
  const matched = matchFaces(photo, rendered, detected);
  faces.known.push(...matched.known);
  faces.clear += matched.clear;
  faces.clearDetected += matched.clearDetected;
  faces.extra += matched.extra;
  faces.detected += detected.length;
  faces.counted += photo.faceCount ?? 0;
  return { verdict: judgeBibs(read, photo.bibs, photo.partial) };
}

function toReadText({
  Type,
  DetectedText,
  Confidence,
  Geometry,
}: TextDetection): Parameters<typeof Bib.read>[0][number] {
  const { Left, Top, Width, Height } = Geometry.BoundingBox;
  return {
    type: Type,
    text: DetectedText,
    confidence: Confidence,
    box: { left: Left, top: Top, width: Width, height: Height },
    polygon: Geometry.Polygon.map(({ X, Y }) => ({ x: X, y: Y })),
  };
}

function report(): void {
  out("");
  out(`${count} photos`);
  bibLine("bibs", bibs.found, bibs.missed, bibs.wrong);
  bibLine("bibs, partial readings counted wrong", bibs.found, bibs.missed, bibs.wrong + bibs.partial);
  if (sources.size > 1 && sources.size < 6) {
    for (const [source, score] of sources) bibLine(`  of ${source}`, score.found, score.missed, score.wrong);
  }
  if (faces.clear > 0) reportSearch();
  else out(`faces: ${faces.detected} detected, ${faces.counted} counted by a person`);
  out(`CPU per photo: ${(cpu.render / count).toFixed(2)} s rendering, ${(cpu.read / count).toFixed(2)} s reading`);
  out(`peak memory of this process: ${Math.round(peakBytes / 1e6)} MB`);
}

function bibLine(name: string, found: number, missed: number, wrong: number): void {
  const { recall, precision, f1 } = rates(found, missed, wrong);
  out(
    `${name}: recall ${percent(recall)}, precision ${percent(precision)}, F1 ${percent(f1)} (${found} found, ${missed} missed, ${wrong} wrong)`,
  );
}

function reportSearch(): void {
  const { clear, clearDetected, extra } = faces;
  bibLine("faces detected, clear ones", clearDetected, clear - clearDetected, extra);
  const { searches, wanted, sure, maybe } = searchEach(faces.known);
  const all = { right: sure.right + maybe.right, wrong: sure.wrong + maybe.wrong };
  bibLine(`faces found by ${searches} searches, "you"`, sure.right, Math.max(0, wanted - sure.right), sure.wrong);
  bibLine(`faces found, "you" and "maybe you"`, all.right, Math.max(0, wanted - all.right), all.wrong);
}

function percent(ratio: number): string {
  return Number.isNaN(ratio) ? "–" : `${(100 * ratio).toFixed(1)} %`;
}

function seconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}

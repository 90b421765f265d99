import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { generatePhotos } from "@snaprace/fixtures";
import sharp from "sharp";
import { maxConcurrency } from "../../../packages/core/src/topology/index.ts";
import { type StackConfig, Supervisor, stackConfig } from "../../../packages/local/src/stack/index.ts";
import { productOn } from "../../../tests/support/product.ts";
import { copyOf } from "./copy.ts";

/*
 * `npm run bench:quota [-- --photos 1000 --tps 5]`: how close the whole local pipeline comes to what the recogniser's quota allows.
 * A few photos are read in peace; the rest are copies of them, other files with the same picture, whose answers are known. So it
 * is the quota that limits, not this machine's reading.
 */

const { photos: count, tps } = readOptions();
const DISTINCT = 25;
/** px; small enough that two cores draw renditions faster than the quota lets them be read. */
const EDGE = 1200;
const UPLOADS_AT_ONCE = 4;
const LOOK_EVERY_MS = 200;

const work = mkdtempSync(path.join(tmpdir(), "snaprace-quota-"));
process.once("exit", () => rmSync(work, { recursive: true, force: true }));
const out = (text: string) => process.stdout.write(`${text}\n`);

/** What is read on each of the distinct photos. */
const bibsOf: string[] = [];
const originals: Buffer[] = [];
for await (const { jpeg } of generatePhotos({ count: DISTINCT })) {
  originals.push(await sharp(jpeg).resize(EDGE, EDGE, { fit: "inside" }).keepMetadata().jpeg().toBuffer());
}
const base = await stackConfig({
  dataDirectory: path.join(work, "data"),
  recordedAnswers: path.join(work, "answers"),
  // Not from the range of outgoing connections: the second stack takes the ports of the first.
  ports: { site: 14_650, firstServer: 14_720 },
  demo: "none",
});
const product = await productOn(base);

const alone = await withStack(base, (event) => ingest(event, originals, originals.length));
out(`${DISTINCT} photos read in peace, ${alone.executionSeconds.toFixed(2)} s each with its answers known.`);
const inFlight = maxConcurrency(tps, alone.executionSeconds);
const copies = Array.from({ length: count }, (_, number) => copyOf(originals[number % DISTINCT]!, number));
const limited = { ...base, recogniserTps: tps, maxConcurrency: inFlight };
const { seconds, partial } = await withStack(limited, (event) => ingest(event, copies, DISTINCT + count));
const ideal = count / tps;
out(
  `${count} photos against ${tps} calls a second, ${inFlight} in flight: ${seconds.toFixed(0)} s, ${(seconds / ideal).toFixed(2)} times the ` +
    `ideal ${ideal.toFixed(0)} s. ${partial} photos were partial on the way; all are searchable, none without its bibs.`,
);
process.exit(0);

type Event = Awaited<ReturnType<typeof seeded>>;

async function seeded() {
  const { seedTruth } = await import("../../../packages/local/src/demo/truth.ts");
  return seedTruth(product);
}

async function withStack<Result>(config: StackConfig, run: (event: Event) => Promise<Result>): Promise<Result> {
  const supervisor = new Supervisor(config, (text) => process.stderr.write(`${text}\n`));
  try {
    await supervisor.start();
    return await run(await seeded());
  } finally {
    await supervisor.stop();
  }
}

/**
 * Uploads files and waits until the event has so many searchable photos.
 * @throws Error when a copy has other bibs than its original
 */
async function ingest(event: Event, files: readonly Buffer[], searchable: number) {
  const started = performance.now();
  const waiting = [...files.entries()];
  const photoIds: string[] = [];
  const upload = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [number, bytes] = next;
      const file = { name: `${number}.jpg`, size: bytes.length, type: "image/jpeg" as const };
      const sha256 = product.sha256(bytes);
      const [signed] = await product.Upload.sign({ ...product, event }, { files: [{ ...file, sha256 }] });
      if (signed?.state === "new") await product.Upload.send(signed.put, new Uint8Array(bytes));
      photoIds[number] = signed!.photoId;
    }
  };
  await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, upload));
  const partials = new Set<string>();
  for (;;) {
    const counts = await product.projection.counts(event);
    const due = await product.projection.dueRetries(new Date("2100-01-01"), 1000);
    for (const { photoId } of due) partials.add(photoId);
    if (counts.searchable === searchable) break;
    if (counts.rejected + counts["dead-lettered"] > 0) throw new Error(`Not all were read: ${JSON.stringify(counts)}.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  const seconds = (performance.now() - started) / 1000;
  await compare(event, photoIds);
  return { seconds, partial: partials.size, executionSeconds: await executionSeconds(event, photoIds) };
}

async function compare(event: Event, photoIds: readonly string[]): Promise<void> {
  const refs = photoIds.map((photoId) => ({ ...event, photoId }));
  const photos = new Map((await product.projection.photos(refs)).map((photo) => [photo.photoId, photo]));
  for (const [number, photoId] of photoIds.entries()) {
    const bibs = photos
      .get(photoId)!
      .bibs.map(({ bib }) => bib)
      .sort()
      .join(" ");
    const wanted = bibsOf[number % DISTINCT];
    if (wanted === undefined) bibsOf[number] = bibs;
    else if (wanted !== bibs) throw new Error(`Photo ${number} has the bibs ${bibs} instead of ${wanted}.`);
  }
}

/** How long one execution takes when nothing else goes on and nothing must be read: that of a photo that is asked for again. */
async function executionSeconds(event: Event, photoIds: readonly string[]): Promise<number> {
  const ref = { ...event, photoId: photoIds[0]! };
  const before = (await product.projection.photo(ref))!;
  const started = performance.now();
  await product.queue.sendOriginals([product.Photo.keys.original(ref)]);
  for (;;) {
    const photo = (await product.projection.photo(ref))!;
    if (photo.attempts > before.attempts && photo.execution === undefined) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return (performance.now() - started) / 1000;
}

function readOptions(): { photos: number; tps: number } {
  const { values } = parseArgs({
    options: { photos: { type: "string", default: "1000" }, tps: { type: "string", default: "5" } },
  });
  const options = { photos: Number(values.photos), tps: Number(values.tps) };
  if (Number.isInteger(options.photos) && options.photos > 0 && options.tps >= 1) return options;
  process.stderr.write("--photos takes a whole number, --tps a number from 1.\n");
  return process.exit(2);
}

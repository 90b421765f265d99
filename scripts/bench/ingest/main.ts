import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { generatePhotos } from "@snaprace/fixtures";
import sharp from "sharp";
import { Supervisor, stackConfig } from "../../../packages/local/src/stack/index.ts";
import { productOn } from "../../../tests/support/product.ts";
import { copyOf } from "../quota/copy.ts";
import { usageOf } from "./usage.ts";

/*
 * `npm run bench:ingest [-- --photos 60 --folder <photos>]`: photos of 8 million px through the whole local stack, from the first upload
 * until the last one is searchable, with faces. Every photo is read; nothing is remembered. Smaller pictures are enlarged.
 */

const PIXELS = 8_000_000;
const DISTINCT = 24;
const UPLOADS_AT_ONCE = 4;
const LOOK_EVERY_MS = 200;
const QUALITY = 88;

const { photos: count, folder } = readOptions();
const out = (text: string) => process.stdout.write(`${text}\n`);
const work = mkdtempSync(path.join(tmpdir(), "snaprace-ingest-"));
process.once("exit", () => rmSync(work, { recursive: true, force: true }));

const pictures: Buffer[] = [];
for await (const bytes of originals()) pictures.push(await enlarged(bytes));
const megabytes = pictures.reduce((sum, { length }) => sum + length, 0) / pictures.length / 1e6;
out(
  `${cpus().length} cores; ${count} photos of 8 million px, ${megabytes.toFixed(1)} MB each, ${pictures.length} different pictures.`,
);

const config = await stackConfig({ dataDirectory: path.join(work, "data"), ports: "free", demo: "none" });
const product = await productOn(config);
const supervisor = new Supervisor(config, (text) => process.stderr.write(`${text}\n`));
try {
  await supervisor.start();
  const { seedTruth } = await import("../../../packages/local/src/demo/truth.ts");
  const event = await seedTruth(product);
  const usage = () =>
    supervisor
      .states()
      .flatMap(({ name, pid }) => (pid === undefined || name === "dynamodb" ? [] : [{ name, ...usageOf(pid) }]));
  const before = usage();
  const started = performance.now();
  const sentSeconds = await send(event, started);
  for (;;) {
    const counts = await product.projection.counts(event);
    if (counts.searchable === count) break;
    if (counts.rejected + counts["dead-lettered"] > 0) throw new Error(`Not all were read: ${JSON.stringify(counts)}.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  const seconds = (performance.now() - started) / 1000;
  out(
    `Sent in ${sentSeconds.toFixed(1)} s, searchable after ${seconds.toFixed(1)} s: ${(count / seconds).toFixed(2)} photos a second.`,
  );
  for (const [index, { name, cpuSeconds, peakBytes }] of usage().entries()) {
    const used = (cpuSeconds - (before[index]?.cpuSeconds ?? 0)) / count;
    out(`  ${name}: ${used.toFixed(2)} CPU seconds a photo, ${Math.round(peakBytes / 1e6)} MB at most`);
  }
} finally {
  await supervisor.stop();
}
process.exit(0);

/** @returns seconds until everything was in the bucket */
async function send(event: Parameters<typeof product.Upload.sign>[0]["event"], started: number): Promise<number> {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const upload = async () => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
      const bytes = copyOf(pictures[number % pictures.length] as Buffer, number);
      const file = { name: `${number}.jpg`, size: bytes.length, type: "image/jpeg" as const };
      const [signed] = await product.Upload.sign(
        { ...product, event },
        { files: [{ ...file, sha256: product.sha256(bytes) }] },
      );
      if (signed?.state === "new") await product.Upload.send(signed.put, new Uint8Array(bytes));
    }
  };
  await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, upload));
  return (performance.now() - started) / 1000;
}

async function* originals(): AsyncGenerator<Buffer> {
  if (folder === undefined) {
    for await (const { jpeg } of generatePhotos({ count: DISTINCT })) yield jpeg;
    return;
  }
  const files = readdirSync(folder).filter((file) => /\.jpe?g$/i.test(file));
  if (files.length === 0) throw new Error(`There is no JPEG in ${folder}.`);
  for (const file of files) yield readFileSync(path.join(folder, file));
}

async function enlarged(bytes: Buffer): Promise<Buffer> {
  const { width, height } = await sharp(bytes).metadata();
  const scale = Math.sqrt(PIXELS / (width * height));
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  return sharp(bytes)
    .resize({ ...size, fit: "fill" })
    .keepMetadata()
    .jpeg({ quality: QUALITY })
    .toBuffer();
}

function readOptions(): { photos: number; folder: string | undefined } {
  const { values } = parseArgs({ options: { photos: { type: "string", default: "60" }, folder: { type: "string" } } });
  const photos = Number(values.photos);
  if (Number.isInteger(photos) && photos > 0) return { photos, folder: values.folder };
  process.stderr.write("--photos takes a whole number from 1.\n");
  return process.exit(2);
}

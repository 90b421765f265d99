import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { Image } from "../../../packages/core/src/image/index.ts";
import { createEngine, createPool, type Vision } from "../../../packages/vision/src/index.ts";
import { fromDemoRace } from "../../accuracy/labelled-photos.ts";
import { searchSelfies } from "./selfie.ts";

export interface StepResult {
  readonly photos: number;
  /** CPU seconds of all photos together. */
  readonly stages: Readonly<Record<string, number>>;
  readonly wallSeconds: number;
  /** Largest resident memory of the process. */
  readonly peakBytes: number;
  /** ms of wall time for one answer, where somebody waits for it. */
  readonly latency?: { readonly median: number; readonly slowest: number };
}

/** Drawn photos are much alike: a fifth of the race is enough to measure. */
const DEMO_PHOTOS = 32;

type Step = (work: string, folder: string | undefined) => Promise<StepResult>;

/** In this order: the first one leaves what the others read. */
export const STEPS: Readonly<Record<string, Step>> = {
  render,
  "read, one engine": readAlone,
  [`read, ${availableParallelism()} threads`]: readTogether,
  "selfie over 25,000 faces": searchSelfies,
};
export const STEP_NAMES = Object.keys(STEPS);

/** Original to three renditions; the large one, which is read, is left for the next steps. */
async function render(work: string, folder: string | undefined): Promise<StepResult> {
  const watch = new Stopwatch();
  let photos = 0;
  for await (const bytes of originals(folder)) {
    const rendered = await watch.time("render", () => Image.render(bytes));
    if (rendered.status === "rejected") throw new Error(`Photo ${photos + 1} is rejected: ${rendered.reason}.`);
    writeFileSync(path.join(work, `${String(photos).padStart(5, "0")}.jpg`), rendered.renditions.large.bytes);
    photos += 1;
  }
  return watch.result(photos);
}

async function readAlone(work: string): Promise<StepResult> {
  const engine = await createEngine();
  const watch = new Stopwatch();
  const photos = renditions(work);
  for (const [key, bytes] of photos) {
    await watch.time("decode, faces and their points", () => engine.detectFaces({ bytes, key }));
    await watch.time("text", () => engine.detectText({ bytes, key }));
    await watch.time("descriptions of faces", () => engine.describeFaces({ bytes, key }));
  }
  const result = watch.result(photos.length);
  await engine.close();
  return result;
}

/** As the pipeline asks: text and faces of a photo side by side, as many photos as there are threads and one more. */
async function readTogether(work: string): Promise<StepResult> {
  const pool = await createPool();
  const watch = new Stopwatch();
  const photos = renditions(work);
  const waiting = [...photos];
  await watch.time("text and faces", () =>
    Promise.all(Array.from({ length: availableParallelism() + 1 }, () => readAll(pool, waiting))),
  );
  const result = watch.result(photos.length);
  await pool.close();
  return result;
}

async function readAll(vision: Vision, waiting: [string, Buffer][]): Promise<void> {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [key, bytes] = next;
    await Promise.all([vision.detectText({ bytes, key }), vision.describeFaces({ bytes, key })]);
  }
}

async function* originals(folder: string | undefined): AsyncGenerator<Uint8Array> {
  if (folder === undefined) {
    let count = 0;
    for await (const { bytes } of fromDemoRace()) {
      yield bytes;
      if (++count === DEMO_PHOTOS) return;
    }
    return;
  }
  const files = readdirSync(folder).filter((file) => /\.jpe?g$/i.test(file));
  if (files.length === 0) throw new Error(`There is no JPEG in ${folder}.`);
  for (const file of files) yield readFileSync(path.join(folder, file));
}

function renditions(work: string): [string, Buffer][] {
  return readdirSync(work).map((file) => [file, readFileSync(path.join(work, file))]);
}

class Stopwatch {
  readonly #stages: Record<string, number> = {};
  #wallSeconds = 0;

  async time<Result>(stage: string, work: () => Promise<Result>): Promise<Result> {
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    const result = await work();
    const { user, system } = process.cpuUsage(cpu);
    this.#stages[stage] = (this.#stages[stage] ?? 0) + (user + system) / 1e6;
    this.#wallSeconds += (performance.now() - wall) / 1000;
    return result;
  }

  result(photos: number): StepResult {
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    return { photos, stages: this.#stages, wallSeconds: this.#wallSeconds, peakBytes };
  }
}

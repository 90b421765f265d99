import { selfies } from "../../../fixtures/src/index.ts";
import { createEngine } from "../../../packages/vision/src/index.ts";
import { type Context, call, type StoredFace } from "../../../packages/vision/src/rekognition/index.ts";
import type { StepResult } from "./steps.ts";

const FACES = 25_000;
const SEARCHES = 15;
const LENGTH = 128;

/** What a selfie takes from its bytes to its matches: decoding, detection, description, and a comparison with every face of an event. */
export async function searchSelfies(): Promise<StepResult> {
  const engine = await createEngine();
  const faces = Array.from({ length: FACES }, (_, index) => stranger(index));
  const context = {
    vision: engine,
    store: { describe: async () => ({ id: "event", createdAt: 0, faceCount: FACES }), faces: async () => faces },
  } as unknown as Context;
  const pictures = (await selfies()).filter(({ fileName }) => !fileName.includes("no-face"));
  const search = (jpeg: Buffer) => {
    const input = { CollectionId: "event", Image: { Bytes: jpeg.toString("base64") }, FaceMatchThreshold: 85 };
    return call(context, "SearchFacesByImage", input, { isGone: () => false });
  };
  await search(pictures[0]!.jpeg);
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < SEARCHES; round++) {
    const started = performance.now();
    // The engine remembers two pictures: none of these comes again so soon.
    await search(pictures[round % pictures.length]!.jpeg);
    times.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(before);
  await engine.close();
  const sorted = times.toSorted((a, b) => a - b);
  return {
    photos: SEARCHES,
    stages: { "decode, detect, describe, compare": (user + system) / 1e6 },
    wallSeconds: times.reduce((sum, ms) => sum + ms, 0) / 1000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    latency: { median: sorted[Math.floor(SEARCHES / 2)]!, slowest: sorted.at(-1)! },
  };
}

/** Somebody else: a direction of its own for each number, the same every time. */
function stranger(index: number): StoredFace {
  let state = index + 1;
  const vector = Float32Array.from({ length: LENGTH }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
  const length = Math.hypot(...vector);
  const face = {
    FaceId: String(index),
    ImageId: "",
    BoundingBox: { Left: 0, Top: 0, Width: 0, Height: 0 },
    Confidence: 99,
  };
  return { face, vector: vector.map((value) => value / length) };
}

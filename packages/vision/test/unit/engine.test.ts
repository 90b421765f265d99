import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decode } from "../../src/image/decode.ts";
import { createEngine, createPool, type Vision, type VisionPool } from "../../src/index.ts";
import { readModelFile } from "../../src/model/files.ts";

/** Digits as strokes in a 3 × 5 grid, so that no font of the machine matters. */
const STROKES: Readonly<Record<string, string>> = {
  "1": "M1 0V4",
  "2": "M0 0H2V2H0V4H2",
  "4": "M0 0V2H2M2 0V4",
  "7": "M0 0H2V4",
};

/** A sheet with a number on it, on a plain ground. */
function sheet(number: string, { rotate = 0 } = {}): Promise<Buffer> {
  const digits = [...number].map(
    (digit, index) => `<path transform="translate(${150 + index * 110} 150) scale(36)" d="${STROKES[digit]}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="760" height="440"><rect width="760" height="440" fill="#7a9"/>
    <rect x="90" y="90" width="580" height="260" fill="#fff"/>
    <g fill="none" stroke="#111" stroke-width=".5">${digits.join("")}</g></svg>`;
  return sharp(Buffer.from(svg)).rotate(rotate).jpeg({ quality: 92 }).toBuffer();
}

const dot = () =>
  sharp({ create: { width: 1, height: 1, channels: 3, background: "red" } })
    .png()
    .toBuffer();

const words = (found: Awaited<ReturnType<Vision["detectText"]>>) =>
  found.filter(({ Type }) => Type === "WORD").map(({ DetectedText }) => DetectedText);

describe("engine", () => {
  let engine: Vision;
  beforeAll(async () => {
    engine = await createEngine();
  }, 60_000);
  afterAll(() => engine.close());

  test("A printed number is read, and its box is where it stands", async () => {
    const found = await engine.detectText({ bytes: await sheet("4127") });
    const word = found.find(({ Type, DetectedText }) => Type === "WORD" && DetectedText === "4127");
    const box = word?.Geometry.BoundingBox;
    // The digits stand from 150 to 552 and from 150 to 294.
    expect((box?.Left ?? 0) + (box?.Width ?? 0) / 2).toBeCloseTo(351 / 760, 1);
    expect((box?.Top ?? 0) + (box?.Height ?? 0) / 2).toBeCloseTo(222 / 440, 1);
    expect(word?.Confidence).toBeGreaterThan(70);
  });

  test("The camera's orientation is honoured", async () => {
    const turned = await sharp(await sheet("4127", { rotate: 270 }))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(words(await engine.detectText({ bytes: turned }))).toContain("4127");
  });

  test("A picture without faces has none, and nothing to describe", async () => {
    expect(await engine.describeFaces({ bytes: await sheet("4127") })).toEqual([]);
  });

  test("The same key means the same bytes: the second look is at what was seen first", async () => {
    await engine.detectText({ bytes: await sheet("4127"), key: "a" });
    const again = await engine.detectText({ bytes: Buffer.from("never decoded"), key: "a" });
    expect(words(again)).toContain("4127");
  });

  test("A picture of 100 million px is read small, and one of more than 120 million is not decoded", async () => {
    const flat = (edge: number) =>
      sharp({ create: { width: edge, height: edge, channels: 3, background: "#789" } })
        .jpeg({ quality: 40 })
        .toBuffer();
    const { width, height } = await decode(await flat(10_000));
    expect([width, height]).toEqual([4096, 4096]);
    await expect(decode(await flat(11_000))).rejects.toMatchObject({ code: "image-too-large" });
  });

  test.each([
    ["text", async () => Buffer.from("hello"), "image-format"],
    ["half a JPEG", async () => (await sheet("4127")).subarray(0, 400), "image-format"],
    ["one pixel", () => dot(), "image-too-small"],
  ])("%s is refused by name", async (_, bytes, code) => {
    await expect(engine.detectText({ bytes: await bytes() })).rejects.toMatchObject({ name: "VisionError", code });
  });
});

describe("pool", () => {
  let pool: VisionPool;
  beforeAll(async () => {
    pool = await createPool({ workers: 1, maxWaiting: 2 });
  }, 60_000);
  afterAll(() => pool.close());

  test("Pictures are read on another thread, with the same answers", async () => {
    expect(words(await pool.detectText({ bytes: await sheet("1427") }))).toContain("1427");
  });

  test("A refusal of the engine crosses the thread with its code", async () => {
    await expect(pool.detectFaces({ bytes: Buffer.from("x") })).rejects.toMatchObject({ code: "image-format" });
  });

  test("More than the queue holds is refused as busy, and what was taken is still done", async () => {
    const bytes = await sheet("4127");
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => pool.detectText({ bytes, key: "same" })));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(refused.map(({ code }) => code)).toEqual(["busy", "busy", "busy"]);
  });
});

describe("weights", () => {
  test("A missing package is named, with what to do", async () => {
    await expect(readModelFile("characters", () => undefined)).rejects.toThrow(/ppocr_keys_v1\.txt.*npm ci/);
  });

  test("An altered file is refused", async () => {
    const elsewhere = new URL("./altered", import.meta.url).pathname;
    await expect(readModelFile("characters", () => elsewhere)).rejects.toMatchObject({ code: "model-file" });
  });
});

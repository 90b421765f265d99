import { readFileSync } from "node:fs";
import type { Event } from "@snaprace/core/event";
import type { Photo } from "@snaprace/core/photo";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { photoId } from "../../packages/core/src/id/index.ts";
import { jpeg, pngThatClaims } from "../../packages/core/test/support/pictures.ts";
import { violations } from "../support/invariants.ts";
import { type Product, productOn } from "../support/product.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { uploadAndWait } from "../support/upload.ts";

/* Files that are broken, that are something else than they say, or that are meant to do harm, through the whole local stack. */

const SCRIPT = "<script>alert(document.domain)</script>";
const HTML = `<!doctype html><html><body>${SCRIPT}</body></html>`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900">${SCRIPT}</svg>`;
/** Bytes that the process which draws renditions may have held at most, everything else in it included. */
const MOST_MEMORY = 1_500_000_000;

let stack: TestStack;
let product: Product;
let event: Event.Info;

beforeAll(async () => {
  stack = await startTestStack({ demo: "none", site: false });
  product = await productOn(stack.config);
  event = (await product.Event.fromID(product.truth, stack.guide.eventId))!;
}, 300_000);
afterAll(() => stack?.stop());

async function upload(name: string, bytes: Buffer): Promise<Photo.Info> {
  const { photoId } = await uploadAndWait(product, event, name, bytes);
  return (await product.projection.photo({ ...event, photoId }))!;
}

/** Everything that the CDN serves of a photo. */
async function served({ photoId }: Photo.Info): Promise<{ type: string | null; bytes: Buffer }[]> {
  const folder = `${product.cdn}/${event.organizerId}/${event.eventId}`;
  const paths = [".jpg", "_1024.webp", "_400.webp"].map((suffix) => `/processed/${photoId}${suffix}`);
  const answers = await Promise.all(
    [...paths, `/raw/${photoId}.original`, `/analysis/${photoId}.json`].map((path) => fetch(folder + path)),
  );
  const found = answers.filter(({ ok }) => ok);
  return Promise.all(
    found.map(async (answer) => ({
      type: answer.headers.get("content-type"),
      bytes: Buffer.from(await answer.arrayBuffer()),
    })),
  );
}

/** A JPEG with so many bytes of metadata before its picture. */
function withMetadata(picture: Buffer, bytes: number): Buffer {
  const most = 65_000;
  const segments = Array.from({ length: Math.ceil(bytes / most) }, () => {
    const segment = Buffer.alloc(most, "x");
    segment.writeUInt16BE(0xff_ed);
    segment.writeUInt16BE(most - 2, 2);
    return segment;
  });
  return Buffer.concat([picture.subarray(0, 2), ...segments, picture.subarray(2)]);
}

/** The end of an archive without entries is an archive; this one has ten thousand names in front. */
function zip(): Buffer {
  const names = Array.from({ length: 10_000 }, (_, index) =>
    Buffer.from(`PK\u0001\u0002../../../etc/${index}`, "latin1"),
  );
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(names.length, 10);
  return Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), ...names, end]);
}

const heic = () =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic"), Buffer.alloc(4000)]);
const half = async () => (await jpeg({ width: 2400, height: 1600, shade: 31 })).subarray(0, 9_000);
const halfPng = async () => {
  const whole = await sharp(await jpeg({ width: 2400, height: 1600, shade: 32 }))
    .png()
    .toBuffer();
  return whole.subarray(0, whole.length >> 1);
};

describe("What cannot be a photo is rejected in one attempt, with a reason, and nothing of it is served", () => {
  test.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ["text named .jpg", "not-an-image", () => Buffer.from("hello, I am not a photo")],
    ["a page named .jpg", "not-an-image", () => Buffer.from(HTML)],
    ["an SVG with a script named .jpg", "not-an-image", () => Buffer.from(SVG)],
    ["an archive with ten thousand entries named .jpg", "not-an-image", zip],
    ["a PDF named .jpg", "not-an-image", () => Buffer.from("%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>")],
    ["a HEIC photo", "heic", heic],
    ["an animated GIF", "unsupported-format", () => Buffer.from(`GIF89a${"\0".repeat(300)}`, "latin1")],
    ["half a photo", "truncated", half],
    ["half a PNG", "truncated", halfPng],
    ["a JPEG's first bytes with a page behind them", "truncated", () => Buffer.from(`\xff\xd8\xff${HTML}`, "latin1")],
    ["a PNG of few bytes that claims 256 megapixels", "too-many-pixels", () => pngThatClaims(16_000, 16_000)],
    ["an icon", "too-small", () => jpeg({ width: 40, height: 40 })],
  ])("%s: %s", async (name, reason, make) => {
    const photo = await upload(`${name}.jpg`, await make());
    expect(photo).toMatchObject({ status: "rejected", rejectReason: reason, attempts: 1 });
    expect(photo.execution).toBeUndefined();
    expect(await served(photo)).toEqual([]);
  });

  test("An object without a byte, which no signature allows, is rejected like any other", async () => {
    const empty = Buffer.alloc(0);
    const { organizerId, eventId } = event;
    const ref = { organizerId, eventId, photoId: photoId(eventId, product.sha256(empty)) };
    await product.objects.put(product.Photo.keys.original(ref), empty, { contentType: "image/jpeg" });
    const status = async () => (await product.projection.photo(ref))?.status;
    await expect.poll(status, { timeout: 60_000 }).toBe("rejected");
    expect(await product.projection.photo(ref)).toMatchObject({ rejectReason: "empty", attempts: 1 });
  });

  test("An empty file is not even signed", async () => {
    const file = { name: "empty.jpg", size: 0, type: "image/jpeg" as const, sha256: product.sha256(Buffer.alloc(0)) };
    const asked = async () => product.Upload.sign({ ...product, event }, { files: [file] });
    await expect(asked()).rejects.toMatchObject({ code: "invalid-input" });
  });
});

describe("What is unusual but a photo becomes one, and only its picture is served", () => {
  const picture = (shade: number) => jpeg({ width: 900, height: 600, shade });
  const cmyk = async () =>
    sharp(await picture(10))
      .toColourspace("cmyk")
      .jpeg()
      .toBuffer();
  const deep = async () =>
    sharp(await picture(20))
      .toColourspace("rgb16")
      .png()
      .toBuffer();
  const frames = async () => Promise.all([picture(30), picture(40), picture(50)]);
  test.each<[string, () => Promise<Buffer>]>([
    ["a photo in CMYK", cmyk],
    ["a PNG of 16 bits a channel named .jpg", deep],
    [
      "an animated WebP",
      async () =>
        sharp(await frames(), { join: { animated: true } })
          .webp()
          .toBuffer(),
    ],
    ["a photo with 13 MB of metadata", async () => withMetadata(await picture(60), 13_000_000)],
    [
      "a photo with a script in its metadata",
      () => jpeg({ width: 900, height: 600, exif: { IFD0: { Artist: SCRIPT } } }),
    ],
    ["a photo that is a page as well", async () => Buffer.concat([await picture(70), Buffer.from(HTML)])],
  ])("%s", async (name, make) => {
    const bytes = await make();
    const photo = await upload(`${name}.jpg`, bytes);
    expect(photo).toMatchObject({ status: "searchable", attempts: 1, width: 900, height: 600 });
    const files = await served(photo);
    expect(files.map(({ type }) => type)).toEqual(["image/jpeg", "image/webp", "image/webp"]);
    for (const file of files) {
      expect(file.bytes.includes("<script")).toBe(false);
      expect(file.bytes.length).toBeLessThan(bytes.length + 100_000);
      expect((await sharp(file.bytes).metadata()).pages ?? 1).toBe(1);
    }
  });
});

test("After all of them everything that was accepted is there once, with its rows, files, faces and counters", async () => {
  expect(await violations(product, event)).toEqual([]);
});

test("After all of them nothing was set aside, no process had to be started again, and memory stayed bounded", async () => {
  expect(await product.Ingest.listDeadLetters(product)).toEqual([]);
  const services = stack.supervisor.states();
  expect(services.map(({ state, restarts }) => [state, restarts])).toEqual(services.map(() => ["ready", 0]));
  const cloud = services.find(({ name }) => name === "cloud")!;
  const [, peakKB] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${cloud.pid}/status`, "utf8")) ?? [];
  expect(Number(peakKB) * 1024).toBeLessThan(MOST_MEMORY);
});

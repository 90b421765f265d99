import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { Image } from "../../src/image/index.ts";
import { jpeg, pngThatClaims } from "../support/pictures.ts";

async function rendered(original: Buffer) {
  const result = await Image.render(original);
  if (result.status !== "rendered") throw new Error(`rejected: ${result.reason}`);
  return result;
}

async function rejection(original: Uint8Array) {
  const result = await Image.render(original);
  return result.status === "rejected" ? result.reason : result.status;
}

describe("A photo", () => {
  test("becomes three renditions with the long edge of each and a thumbhash", async () => {
    const { renditions, width, height, thumbhash } = await rendered(await jpeg({ width: 3000, height: 2000 }));
    expect({ width, height }).toEqual({ width: 3000, height: 2000 });
    expect(renditions.large).toMatchObject({ width: 2048, height: 1365 });
    expect(renditions.medium).toMatchObject({ width: 1024, height: 683 });
    expect(renditions.small).toMatchObject({ width: 400, height: 267 });
    expect((await sharp(renditions.large.bytes).metadata()).format).toBe("jpeg");
    expect((await sharp(renditions.small.bytes).metadata()).format).toBe("webp");
    expect(Buffer.from(thumbhash, "base64").length).toBeGreaterThan(4);
  });

  test("is never enlarged", async () => {
    const { renditions } = await rendered(await jpeg({ width: 300, height: 200 }));
    expect(renditions.large).toMatchObject({ width: 300, height: 200 });
  });

  test("is turned upright", async () => {
    const sideways = await sharp(await jpeg({ width: 600, height: 400 }))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { width, height, renditions } = await rendered(sideways);
    expect({ width, height }).toEqual({ width: 400, height: 600 });
    expect(renditions.small).toMatchObject({ width: 267, height: 400 });
  });

  test("loses its position, its serial number and every other metadata", async () => {
    const exif = {
      IFD0: { Make: "Canon", Artist: "Canary Artist" },
      IFD2: { BodySerialNumber: "CANARY-SERIAL" },
      IFD3: { GPSLatitude: "37/1 33/1 0/1", GPSLatitudeRef: "N" },
    };
    const { renditions } = await rendered(await jpeg({ exif }));
    for (const { bytes } of Object.values(renditions)) {
      const metadata = await sharp(bytes).metadata();
      expect(metadata).not.toHaveProperty("exif");
      expect(metadata).not.toHaveProperty("xmp");
      expect(metadata).not.toHaveProperty("iptc");
      expect(bytes.includes("CANARY")).toBe(false);
    }
  });

  test("gives the same bytes every time", async () => {
    const original = await jpeg({ width: 900, height: 600 });
    const [first, second] = [await rendered(original), await rendered(original)];
    expect(first.renditions.large.bytes.equals(second.renditions.large.bytes)).toBe(true);
    expect(first.renditions.small.bytes.equals(second.renditions.small.bytes)).toBe(true);
  });

  test.each(["png", "webp"] as const)("may be a %s, and transparency becomes white", async (format) => {
    const background = { r: 0, g: 0, b: 0, alpha: 0 };
    const original = await sharp({ create: { width: 200, height: 200, channels: 4, background } })
      .toFormat(format)
      .toBuffer();
    const { renditions } = await rendered(original);
    const { dominant } = await sharp(renditions.large.bytes).stats();
    expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240);
  });

  test("in CMYK or with 16 bits a channel comes out in ordinary colours", async () => {
    const cmyk = await sharp(await jpeg())
      .toColourspace("cmyk")
      .jpeg()
      .toBuffer();
    const deep = await sharp(await jpeg())
      .toColourspace("rgb16")
      .png()
      .toBuffer();
    for (const original of [cmyk, deep]) {
      const { renditions } = await rendered(original);
      expect(await sharp(renditions.large.bytes).metadata()).toMatchObject({
        space: "srgb",
        channels: 3,
        depth: "uchar",
      });
    }
  });
});

describe("A file that is no photo is rejected with the reason", () => {
  test("empty", async () => expect(await rejection(Buffer.alloc(0))).toBe("empty"));
  test("truncated", async () => {
    const whole = await jpeg({ width: 1200, height: 900 });
    expect(await rejection(whole.subarray(0, whole.length / 2))).toBe("truncated");
  });
  test("text named .jpg", async () => expect(await rejection(Buffer.from("hello"))).toBe("not-an-image"));
  test("SVG named .jpg", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><rect width="99" height="99"/></svg>';
    expect(await rejection(Buffer.from(svg))).toBe("not-an-image");
  });
  test("HEIC", async () => {
    expect(await rejection(Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"))).toBe("heic");
  });
  test("GIF", async () => {
    const gif = await sharp(await jpeg())
      .gif()
      .toBuffer();
    expect(await rejection(gif)).toBe("unsupported-format");
  });
  test("a few hundred kilobytes that claim 256 megapixels", async () => {
    const bomb = pngThatClaims(16_000, 16_000);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await rejection(bomb)).toBe("too-many-pixels");
  });
  test("an icon", async () => expect(await rejection(await jpeg({ width: 32, height: 32 }))).toBe("too-small"));
  test("a JPEG's first bytes with rubbish behind", async () => {
    expect(await rejection(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 7)]))).toBe(
      "truncated",
    );
  });
});

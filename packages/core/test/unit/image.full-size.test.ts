import sharp from "sharp";
import { expect, test } from "vitest";
import { Image } from "../../src/image/index.ts";
import { jpegPixels } from "../../src/image/jpeg-pixels.ts";
import { jpeg } from "../support/pictures.ts";

const SERIAL = "SERIAL-4711";
const PLACE = "37/1 33/1 58/1";

/** A segment as programs write them beside the picture. */
function segment(marker: number, text: string): Buffer {
  const body = Buffer.from(text, "latin1");
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** A camera's file: EXIF with place and serial number, XMP, IPTC, a maker's segment, a comment, and something after the end. */
async function tellTale(
  options: { readonly orientation?: number; readonly progressive?: boolean } = {},
): Promise<Buffer> {
  const plain = await sharp(await jpeg({ width: 640, height: 427 }))
    .withExif({
      IFD0: { Make: "Maker" },
      IFD2: { BodySerialNumber: SERIAL },
      IFD3: { GPSLatitude: PLACE, GPSLatitudeRef: "N" },
    })
    .withMetadata({ orientation: options.orientation ?? 1, icc: "srgb" })
    .jpeg({ progressive: options.progressive ?? false })
    .toBuffer();
  return Buffer.concat([
    plain.subarray(0, 2),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${SERIAL}</x:xmpmeta>`),
    segment(0xed, `Photoshop 3.0\0${SERIAL}`),
    segment(0xe2, `MPF\0${SERIAL}`),
    segment(0xe7, `Maker ${SERIAL}`),
    segment(0xfe, `shot by ${SERIAL}`),
    plain.subarray(2),
    Buffer.from(`a film of two seconds ${SERIAL}`),
  ]);
}

const pixels = (file: Uint8Array) => sharp(file).raw().toBuffer();

test.each([false, true])(
  "An upright JPEG keeps every pixel and its colours, and nothing else (progressive: %s)",
  async (progressive) => {
    const original = await tellTale({ progressive });
    expect(original.includes(SERIAL)).toBe(true);
    const given = Buffer.from(await Image.fullSize(original));
    expect(await pixels(given)).toEqual(await pixels(original));
    const { exif, xmp, iptc, icc, comments } = await sharp(given).metadata();
    expect({ exif, xmp, iptc, comments }).toEqual({
      exif: undefined,
      xmp: undefined,
      iptc: undefined,
      comments: undefined,
    });
    expect(icc).toBeDefined();
    for (const secret of [SERIAL, "Maker", "GPS", "Exif"]) expect(given.includes(secret)).toBe(false);
  },
);

test("A JPEG that lies on its side is set upright, in its full size and with nothing in it but the picture", async () => {
  const given = Buffer.from(await Image.fullSize(await tellTale({ orientation: 6 })));
  const { width, height, orientation, exif, xmp, iptc } = await sharp(given).metadata();
  expect({ width, height, orientation, exif, xmp, iptc }).toEqual({
    width: 427,
    height: 640,
    orientation: undefined,
    exif: undefined,
    xmp: undefined,
    iptc: undefined,
  });
  expect(given.includes(SERIAL)).toBe(false);
});

test("A PNG comes as JPEG, and what is no picture is refused", async () => {
  const png = await sharp(await jpeg({ width: 300, height: 200 }))
    .png()
    .withExif({ IFD0: { Copyright: SERIAL } })
    .toBuffer();
  const given = Buffer.from(await Image.fullSize(png));
  expect((await sharp(given).metadata()).format).toBe("jpeg");
  expect(given.includes(SERIAL)).toBe(false);
  await expect(Image.fullSize(Buffer.from("no picture at all"))).rejects.toMatchObject({ code: "not-found" });
});

test("A file that is cut off or not built as the standard has it is left to the decoder", async () => {
  const original = await tellTale();
  expect(jpegPixels(original.subarray(0, 900))).toBeUndefined();
  expect(jpegPixels(Buffer.from([0xff, 0xd8, 0x00, 0x01]))).toBeUndefined();
});

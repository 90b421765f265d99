import sharp from "sharp";
import { VisionError } from "../errors.ts";
import type { Picture } from "./picture.ts";

// One decode at a time in each thread, nothing kept behind our back: the threads are the parallelism.
sharp.concurrency(1);
sharp.cache(false);

/** Largest picture whose header we believe, in px; what is larger could take all memory when decoded. */
const MAX_PIXELS = 120_000_000;
/** Long edge, in px, to which a larger picture is scaled while it is decoded: nothing is read at more than this. */
const MAX_EDGE = 4096;
/** Rekognition's smallest edge, in px: https://docs.aws.amazon.com/rekognition/latest/dg/limits.html */
const MIN_EDGE = 80;

const SIGNATURES = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
];

/**
 * Decodes a JPEG or PNG to upright RGB; EXIF orientation is honoured.
 * @throws VisionError `image-format`, `image-too-large`, `image-too-small`
 */
export async function decode(bytes: Uint8Array): Promise<Picture> {
  if (!SIGNATURES.some((signature) => signature.every((byte, index) => bytes[index] === byte))) {
    throw new VisionError("image-format", "The image is neither JPEG nor PNG. Convert it to one of them.");
  }
  const { width, height } = await readable(sharp(bytes, { limitInputPixels: false }).metadata());
  if (width * height > MAX_PIXELS) {
    throw new VisionError(
      "image-too-large",
      `The image has ${width} × ${height} px; at most ${MAX_PIXELS} are decoded.`,
    );
  }
  if (Math.min(width, height) < MIN_EDGE) {
    throw new VisionError("image-too-small", `The image has ${width} × ${height} px; each edge needs ${MIN_EDGE}.`);
  }
  const upright = sharp(bytes, { limitInputPixels: MAX_PIXELS })
    .rotate()
    .resize({ width: MAX_EDGE, height: MAX_EDGE, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#fff" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" });
  const { data, info } = await readable(upright.toBuffer({ resolveWithObject: true }));
  if (info.channels !== 3) throw new VisionError("image-format", `The image decodes to ${info.channels} channels.`);
  return { data, width: info.width, height: info.height };
}

async function readable<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (cause) {
    throw new VisionError("image-format", "The image cannot be decoded: it is damaged or incomplete.", { cause });
  }
}

import sharp from "sharp";
import { SnapRaceError } from "../errors/index.ts";
import { sniff } from "./format.ts";
import { jpegPixels } from "./jpeg-pixels.ts";
import { MAX_PIXELS } from "./limits.ts";

/** Nobody sees a difference, and printers neither. */
const QUALITY = 95;

/**
 * An original as it may be handed out: in its full size, upright, and with nothing in it but the picture and its colours.
 * A JPEG that stands upright keeps every pixel; anything else is encoded once more.
 * @throws SnapRaceError `not-found` for what is no picture
 */
export async function fullSize(original: Uint8Array): Promise<Uint8Array> {
  if (sniff(original) === "not-an-image") throw new SnapRaceError("not-found", "The original is no picture.");
  const image = sharp(original, { limitInputPixels: MAX_PIXELS, failOn: "error", sequentialRead: true });
  const { format, orientation = 1 } = await image.metadata();
  const same = format === "jpeg" && orientation === 1 ? jpegPixels(original) : undefined;
  if (same) return same;
  return image
    .autoOrient()
    .flatten({ background: "#ffffff" })
    .keepIccProfile()
    .jpeg({ quality: QUALITY, chromaSubsampling: "4:4:4" })
    .toBuffer();
}

import { SnapRaceError } from "@snaprace/core/errors";
import sharp from "sharp";
import { thumbHashToRGBA } from "thumbhash";
import type { GridPhoto } from "./grid-photo.ts";
import { fromBase64 } from "./tile-style.ts";

/** px of the long edge; the browser blurs it up. */
const EDGE = 12;
const QUALITY = 40;
const MOST = 5000;
const made = new Map<string, Promise<string>>();

/**
 * Thumbhashes as pictures of some hundred bytes that stand in the page itself, so that the first screen is never a row of
 * empty boxes. Further down the browser draws them.
 * @returns `data:` addresses by photo id
 */
export async function placeholderImages(
  photos: readonly Pick<GridPhoto, "id" | "hash">[],
): Promise<ReadonlyMap<string, string>> {
  const pictures = await Promise.all(photos.map(async ({ id, hash }) => [id, await pictureOf(hash)] as const));
  return new Map(pictures.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

async function pictureOf(hash: string): Promise<string | undefined> {
  let picture = made.get(hash);
  if (!picture) {
    picture = draw(hash);
    if (made.size >= MOST) made.clear();
    made.set(hash, picture);
  }
  try {
    return await picture;
  } catch (error) {
    // A photo whose hash cannot be read has its mean colour alone; anything else is a fault of ours.
    if (error instanceof SnapRaceError) return undefined;
    throw error;
  }
}

async function draw(hash: string): Promise<string> {
  const { w, h, rgba } = decoded(hash);
  const picture = sharp(Buffer.from(rgba), { raw: { width: w, height: h, channels: 4 } });
  const webp = await picture.removeAlpha().resize(EDGE, EDGE, { fit: "inside" }).webp({ quality: QUALITY }).toBuffer();
  return `data:image/webp;base64,${webp.toString("base64")}`;
}

function decoded(hash: string): ReturnType<typeof thumbHashToRGBA> {
  try {
    return thumbHashToRGBA(fromBase64(hash));
  } catch (cause) {
    throw new SnapRaceError("invalid-input", "Not a thumbhash.", { cause });
  }
}

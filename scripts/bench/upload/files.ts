import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { generatePhotos } from "@snaprace/fixtures";
import sharp from "sharp";
import { copyOf } from "../quota/copy.ts";

const PICTURES = 10;
/** px; small, so that drawing renditions does not hide what is measured. */
const EDGE = 1200;
/** px, for files too small for that. */
const SMALL_EDGE = 240;
const SMALL_BYTES = 500_000;

/**
 * Writes JPEGs of a size, all different, that show a few pictures: what is missing is filled behind the picture, as some cameras do.
 * @param size bytes, at the least
 * @returns SHA-256 of each, lower-case hex
 */
export async function makeFiles(folder: string, count: number, size: number): Promise<string[]> {
  const pictures: Buffer[] = [];
  const edge = size < SMALL_BYTES ? SMALL_EDGE : EDGE;
  for await (const { jpeg } of generatePhotos({ count: PICTURES })) {
    pictures.push(await sharp(jpeg).resize(edge, edge, { fit: "inside" }).keepMetadata().jpeg().toBuffer());
  }
  const hashes: string[] = [];
  for (let number = 0; number < count; number++) {
    const picture = copyOf(pictures[number % PICTURES]!, number);
    const bytes = Buffer.concat([picture, Buffer.alloc(Math.max(0, size - picture.length), number)]);
    writeFileSync(path.join(folder, `IMG_${String(number).padStart(5, "0")}.JPG`), bytes);
    hashes.push(createHash("sha256").update(bytes).digest("hex"));
  }
  return hashes;
}

import { thumbHashToRGBA } from "thumbhash";
import { fromBase64 } from "./tint.ts";

/** px of the picture's edges; the browser blurs it up. */
const LONG = 5;
const SHORT = 4;
/** bytes before the pixels of a bitmap */
const HEAD = 54;
/** Pictures kept at most; a few screens of them. */
const MOST = 600;
const made = new Map<string, string | undefined>();

/**
 * A thumbhash as a tiny bitmap, to lie under the photo: no other format writes twenty pixels in so few bytes, and a page
 * carries ten of them. The same on the server and in the browser.
 * @returns a `data:` address, or nothing for a hash that cannot be read
 */
export function placeholder(hash: string): string | undefined {
  if (made.has(hash)) return made.get(hash);
  const oldest = made.size >= MOST ? made.keys().next().value : undefined;
  if (oldest !== undefined) made.delete(oldest);
  const picture = draw(hash);
  made.set(hash, picture);
  return picture;
}

function draw(hash: string): string | undefined {
  try {
    const { w, h, rgba } = thumbHashToRGBA(fromBase64(hash));
    const [width, height] = w >= h ? [LONG, SHORT] : [SHORT, LONG];
    return `data:image/bmp;base64,${btoa(String.fromCharCode(...bitmap(width, height, shrunk(w, h, rgba, width, height))))}`;
  } catch {
    return undefined;
  }
}

/** Means of the boxes that each pixel stands for: `[blue, green, red]` in rows from below, as a bitmap has them. */
function shrunk(w: number, h: number, rgba: Uint8Array, width: number, height: number): number[][] {
  return Array.from({ length: width * height }, (_, index) => {
    const [column, row] = [index % width, height - 1 - Math.floor(index / width)];
    const sums = [0, 0, 0];
    let count = 0;
    for (let y = Math.floor((row * h) / height); y < ((row + 1) * h) / height; y++) {
      for (let x = Math.floor((column * w) / width); x < ((column + 1) * w) / width; x++) {
        for (const channel of [0, 1, 2]) sums[2 - channel]! += rgba[(y * w + x) * 4 + channel] ?? 0;
        count++;
      }
    }
    return sums.map((sum) => sum / count);
  });
}

function bitmap(width: number, height: number, pixels: readonly number[][]): Uint8Array {
  // Every row ends at a multiple of four bytes.
  const stride = Math.ceil((width * 3) / 4) * 4;
  const bytes = new Uint8Array(HEAD + stride * height);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, HEAD, true);
  view.setUint32(14, HEAD - 14, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (const [index, pixel] of pixels.entries())
    bytes.set(pixel, HEAD + Math.floor(index / width) * stride + (index % width) * 3);
  return bytes;
}

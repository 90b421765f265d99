import { thumbHashToDataURL } from "thumbhash";
import { fromBase64 } from "./tile-style.ts";

/** Pictures kept at most; a few screens of them. */
const MOST = 600;
const made = new Map<string, string | undefined>();

/** A thumbhash as a picture to lie under the photo, for the browser: `url(…)`. Nothing for a hash that cannot be read. */
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
    return `url("${thumbHashToDataURL(fromBase64(hash))}")`;
  } catch {
    return undefined;
  }
}

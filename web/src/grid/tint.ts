import { thumbHashToAverageRGBA } from "thumbhash";

/** For a hash that cannot be read: a colour that is wrong for nobody. */
const NEUTRAL = "888";

/** Mean colour of a thumbhash, three hex digits: near enough for the instant before the picture, and often the same. */
export function tintOf(hash: string): string {
  try {
    const { r, g, b } = thumbHashToAverageRGBA(fromBase64(hash));
    return [r, g, b].map((share) => Math.round(share * 15).toString(16)).join("");
  } catch {
    return NEUTRAL;
  }
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

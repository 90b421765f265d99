import { thumbHashToAverageRGBA } from "thumbhash";
import type { GridPhoto } from "./grid-photo.ts";

type Tile = Pick<GridPhoto, "w" | "h" | "hash">;

/** Classes that give a tile its exact ratio and the mean colour of its photo. */
export function tileClass(photo: Tile): string {
  return `r${ratioName(photo)} c${tint(photo.hash)}`;
}

/**
 * The rules behind {@link tileClass}, each once. The policy allows no style attributes, but a <style> with the nonce; most
 * photos of a race share two or three ratios, so the rules are short.
 */
export function tileRules(
  photos: readonly (Tile & { readonly id?: string })[],
  pictures: ReadonlyMap<string, string> = new Map(),
): string {
  const rules = new Set<string>();
  for (const photo of photos) {
    const picture = photo.id && pictures.get(photo.id);
    if (picture) rules.add(`.p${photo.id}{background-image:url(${picture})}`);
    const color = tint(photo.hash);
    rules.add(`.r${ratioName(photo)}{--ratio:${photo.w / photo.h}}`);
    rules.add(`.c${color}{--tint:#${color}}`);
  }
  return [...rules].sort().join("");
}

/** The class under which {@link tileRules} keeps the picture that lies under a photo. */
export const pictureClass = (photoId: string): string => `p${photoId}`;

function ratioName({ w, h }: Tile): string {
  const divisor = greatestCommonDivisor(w, h);
  return `${w / divisor}-${h / divisor}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Mean colour of a thumbhash, three hex digits: near enough for the instant before the picture, and often the same. */
function tint(hash: string): string {
  try {
    const { r, g, b } = thumbHashToAverageRGBA(fromBase64(hash));
    return [r, g, b].map((share) => Math.round(share * 15).toString(16)).join("");
  } catch {
    return NEUTRAL;
  }
}

/** For a hash that cannot be read: a colour that is wrong for nobody. */
const NEUTRAL = "888";

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

import type { GridPhoto } from "./grid-photo.ts";
import { placeholder } from "./placeholder.ts";

type Tile = Pick<GridPhoto, "w" | "h" | "tint"> & { readonly hash?: string | undefined };

/** Tiles whose small picture stands in the page itself: the first screen of a phone. */
export const PICTURED = 6;

/** Tiles whose mean colour stands in the page; the ones below get it with their place, from script. */
const TINTED = 24;

/** Classes that give a tile its exact ratio and, among the first, the mean colour of its photo. */
export function tileClass(photo: Tile, index = 0): string {
  return index < TINTED ? `r${ratioName(photo)} c${photo.tint}` : `r${ratioName(photo)}`;
}

/** The class under which {@link tileRules} keeps the picture that lies under the photo at this place. */
export const pictureClass = (index: number): string => (index < PICTURED ? `p${index}` : "");

/**
 * The rules behind {@link tileClass}, each once. The policy allows no style attributes, but a <style> with the nonce; most
 * photos of a race share two or three ratios, so the rules are short.
 */
export function tileRules(photos: readonly Tile[]): string {
  const rules = new Set<string>();
  for (const [index, photo] of photos.entries()) {
    rules.add(`.r${ratioName(photo)}{--ratio:${Math.round((photo.w / photo.h) * 1e5) / 1e5}}`);
    if (index < TINTED) rules.add(`.c${photo.tint}{--tint:#${photo.tint}}`);
    const picture = index < PICTURED && photo.hash !== undefined ? placeholder(photo.hash) : undefined;
    if (picture) rules.add(`.${pictureClass(index)}{background-image:url(${picture})}`);
  }
  return [...rules].sort().join("");
}

function ratioName({ w, h }: Tile): string {
  const divisor = greatestCommonDivisor(w, h);
  return `${w / divisor}-${h / divisor}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

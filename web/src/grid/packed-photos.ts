import type { GridMatch, GridPhoto } from "./grid-photo.ts";
import type { GridSlot } from "./segments.ts";
import { PICTURED } from "./tile-style.ts";

/** The photos of a page as one text: sixty of them are written into every page beside its tiles, and must not double it. */
export type PackedPhotos = string;

const NONE = "-";
const RADIX = 36;

/**
 * Fields by spaces, photos by commas; times count from the photo before. Only the photos of the first screen keep their
 * thumbhash: the others are here before they are looked at, and have their mean colour until then.
 */
export function packPhotos(photos: readonly GridPhoto[]): PackedPhotos {
  let before = 0;
  return photos
    .map(({ id, w, h, hash, tint, t, by, match }, index) => {
      const since = (t - before).toString(RADIX);
      before = t;
      const about = match ? [match.bib, match.sentence, match.percent] : [];
      return [id, w, h, (index < PICTURED && hash) || NONE, tint, since, by ?? NONE, ...about].join(" ");
    })
    .join(",");
}

/**
 * An event's timeline as one text, too: `photos.ratio`, and before it how many slots were skipped.
 * @param slotMs how long a slot lasts
 */
export function packSlots(slots: readonly GridSlot[], slotMs: number): string {
  let next = 0;
  return slots
    .map(([start, count, ratio]) => {
      const skipped = (start * 1000) / slotMs - next;
      next += skipped + 1;
      const sum = Math.round(ratio * 100).toString(RADIX);
      return `${skipped === 0 ? "" : `${skipped.toString(RADIX)}:`}${count.toString(RADIX)}.${sum}`;
    })
    .join(" ");
}

export function unpackSlots(text: string, slotMs: number): GridSlot[] {
  let next = 0;
  return text === ""
    ? []
    : text.split(" ").map((slot) => {
        const [, skipped = "0", count = "", ratio = ""] = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(slot) ?? [];
        const start = next + Number.parseInt(skipped, RADIX);
        next = start + 1;
        return [(start * slotMs) / 1000, Number.parseInt(count, RADIX), Number.parseInt(ratio, RADIX) / 100];
      });
}

export function unpackPhotos(text: PackedPhotos): GridPhoto[] {
  let before = 0;
  return text === ""
    ? []
    : text.split(",").map((row) => {
        const [id = "", w, h, hash = NONE, tint = "", since = "0", by = NONE, bib, sentence, percent] = row.split(" ");
        before += Number.parseInt(since, RADIX);
        return {
          id,
          w: Number(w),
          h: Number(h),
          tint,
          t: before,
          ...(hash !== NONE && { hash }),
          ...(by !== NONE && { by }),
          ...(bib !== undefined && {
            match: { bib, sentence: sentence as GridMatch["sentence"], percent: Number(percent) },
          }),
        };
      });
}

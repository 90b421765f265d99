import type { GridPhoto } from "./grid-photo.ts";

/** `[start in s since 1970, photos, sum of width / height]`: a slot of the event's timeline, short for the page. */
export type GridSlot = readonly [start: number, count: number, ratio: number];

/** A stretch of the gallery. Its height follows from `count` and `ratio`, so it stands before its photos have arrived. */
export interface Segment {
  readonly key: string;
  readonly count: number;
  /** Sum of width / height. */
  readonly ratio: number;
  /** Absent until they are loaded. */
  readonly photos?: readonly GridPhoto[] | undefined;
  /** ISO 8601, where the photos are asked for; absent for those that came with the page. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Photos of one segment, about: few enough to come fast, enough for rows without ragged ends. */
const SEGMENT_PHOTOS = 240;
const LEAST_PHOTOS = 60;

export const ratioOf = (photos: readonly Pick<GridPhoto, "w" | "h">[]): number =>
  photos.reduce((sum, { w, h }) => sum + w / h, 0);

/**
 * The page's own photos, then the rest of the event in segments of whole slots.
 * @param slotMs how long a slot lasts
 */
export function segmentsOf(head: readonly GridPhoto[], slots: readonly GridSlot[], slotMs: number): Segment[] {
  const first: Segment = { key: "head", count: head.length, ratio: ratioOf(head), photos: head };
  const last = head.at(-1);
  if (!last) return [first];
  const rest = slots
    .map(([start, count, ratio]) => without(head, { start: start * 1000, count, ratio }, slotMs))
    .filter(({ count, start }) => count > 0 && start + slotMs > last.t);
  const groups: (typeof rest)[] = [];
  for (const slot of rest) {
    const group = groups.at(-1);
    if (group && sum(group, "count") < SEGMENT_PHOTOS) group.push(slot);
    else groups.push([slot]);
  }
  const tail = groups.at(-1);
  if (tail && groups.length > 1 && sum(tail, "count") < LEAST_PHOTOS) groups.at(-2)?.push(...(groups.pop() ?? []));
  return [
    first,
    ...groups.map((group, index): Segment => {
      const from = index === 0 ? last.t : (group[0]?.start ?? 0);
      const end = groups[index + 1]?.[0]?.start;
      return {
        key: `from-${from}`,
        count: sum(group, "count"),
        ratio: sum(group, "ratio"),
        from: new Date(from).toISOString(),
        to: end === undefined ? undefined : new Date(end).toISOString(),
      };
    }),
  ];
}

interface Slot {
  readonly start: number;
  readonly count: number;
  readonly ratio: number;
}

/** What is left of a slot when the page's own photos are taken out. */
function without(head: readonly GridPhoto[], slot: Slot, slotMs: number): Slot {
  const shown = head.filter(({ t }) => t >= slot.start && t < slot.start + slotMs);
  const count = slot.count - shown.length;
  return { start: slot.start, count, ratio: Math.max(slot.ratio - ratioOf(shown), count * 0.5) };
}

const sum = (slots: readonly Slot[], name: "count" | "ratio") => slots.reduce((total, slot) => total + slot[name], 0);

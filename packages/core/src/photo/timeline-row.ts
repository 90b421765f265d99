import type { Info } from "./info.ts";
import { partition } from "./photo-row.ts";
import { isVisible, toTile } from "./tile.ts";

export const TIMELINE_PREFIX = "TIMELINE#";

/** ms of capture time that one slot of the timeline holds. */
export const SLOT_MS = 5 * 60_000;

/** Ratios are counted in thousandths: DynamoDB adds whole numbers without drifting. */
const RATIO_SCALE = 1000;

/** How many photos of a stretch of time runners may see, and how wide they are together at a height of one. */
export interface TimeSlot {
  /** ISO 8601 UTC; the slot holds captures from here on, for {@link SLOT_MS}. */
  readonly start: string;
  readonly count: number;
  /** Sum of width / height. */
  readonly ratio: number;
}

/** Spread over 32 items by the photo's id, as the counters are and for the same reason. */
export function timelineKey(photo: Info): { PK: string; SK: string } {
  return { PK: partition(photo), SK: `${TIMELINE_PREFIX}${photo.photoId.charAt(0)}` };
}

/**
 * What a write adds to the timeline, by attribute: `n…` counts photos and `r…` their ratios, followed by the slot's number.
 * Empty when the photo stays where it is.
 */
export function timelineDelta(photo: Info, previous: Info | undefined): Record<string, number> {
  const delta = new Map<string, number>();
  const add = (name: string, by: number) => delta.set(name, (delta.get(name) ?? 0) + by);
  for (const [info, sign] of [
    [photo, 1],
    [previous, -1],
  ] as const) {
    const tile = info && isVisible(info) ? toTile(info) : undefined;
    if (!tile) continue;
    const slot = Math.floor(Date.parse(tile.captureTime) / SLOT_MS);
    add(`n${slot}`, sign);
    add(`r${slot}`, sign * Math.round((RATIO_SCALE * tile.width) / tile.height));
  }
  return Object.fromEntries([...delta].filter(([, by]) => by !== 0));
}

/** The slots of an event, in order, from its items; empty ones are left out. */
export function toTimeline(items: readonly Readonly<Record<string, unknown>>[]): TimeSlot[] {
  const sums = new Map<number, { count: number; ratio: number }>();
  for (const item of items) {
    for (const [name, value] of Object.entries(item)) {
      const [, kind, slot] = /^([nr])(\d+)$/.exec(name) ?? [];
      if (!kind) continue;
      const sum = sums.get(Number(slot)) ?? { count: 0, ratio: 0 };
      sums.set(Number(slot), sum);
      if (kind === "n") sum.count += Number(value);
      else sum.ratio += Number(value) / RATIO_SCALE;
    }
  }
  return [...sums]
    .filter(([, { count }]) => count > 0)
    .sort(([a], [b]) => a - b)
    .map(([slot, sum]) => ({ start: new Date(slot * SLOT_MS).toISOString(), ...sum }));
}

import type { OwnMoment } from "../timing/own-moments.ts";
import type { GridSlot } from "./segments.ts";

/** Where a runner's own moment stands along the day. */
export interface OwnMark {
  readonly place: string;
  readonly slot: number;
  /** How far into the slot, 0–1. */
  readonly within: number;
}

/**
 * A runner's own moments among the slots of a timeline. Those before the first or after the last photo stand nowhere; one between
 * two slots, when nobody took a photo, stands at the end of the one before.
 * @param slotMs how long a slot lasts
 */
export function marksOf(moments: readonly OwnMoment[], slots: readonly GridSlot[], slotMs: number): OwnMark[] {
  return moments.flatMap(([place, at]) => {
    const slot = slots.findLastIndex(([start]) => start * 1000 <= at);
    const [start] = slots[slot] ?? [];
    if (start === undefined) return [];
    const within = (at - start * 1000) / slotMs;
    return slot === slots.length - 1 && within > 1 ? [] : [{ place, slot, within: Math.min(1, within) }];
  });
}

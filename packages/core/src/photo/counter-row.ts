import type { Info, Status } from "./info.ts";
import { partition } from "./photo-row.ts";

export const COUNTER_PREFIX = "COUNT#";

/** Counters are spread over 32 items by the photo's id: one item per event would be in conflict with every other photo. */
export function counterKey(photo: Info): { PK: string; SK: string } {
  return { PK: partition(photo), SK: `${COUNTER_PREFIX}${photo.photoId.charAt(0)}` };
}

/** What a write adds to the event's counters, by status; empty when the status stays. */
export function counterDelta(photo: Info, previous: Info | undefined): Partial<Record<Status, number>> {
  if (photo.status === previous?.status) return {};
  return { [photo.status]: 1, ...(previous && { [previous.status]: -1 }) };
}

import type { TimeSlot } from "../photo/timeline-row.ts";

/** When the photos of an event were taken, counted while they are written: reading it never reads the photos. */
export interface Timeline {
  slots(event: { readonly organizerId: string; readonly eventId: string }): Promise<readonly TimeSlot[]>;
}

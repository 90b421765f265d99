import { Photo } from "@snaprace/core/photo";
import type { GridSlot } from "../grid/segments.ts";
import type { SiteContext } from "../server/context.ts";
import { keptFor } from "../server/kept-for.ts";
import type { VisibleEvent } from "./visible-event.ts";

export const SLOT_MS = Photo.SLOT_MS;

const KEPT_MS = 5_000;
const kept = keptFor<readonly GridSlot[]>(KEPT_MS);

/**
 * When the photos of an event were taken.
 * @param photoCount photos that can be seen; a timeline that counts fewer is not whole, and none is better than a wrong one
 */
export async function timelineOf(
  { timeline }: Pick<SiteContext, "timeline">,
  { event }: Pick<VisibleEvent, "event">,
  photoCount: number,
): Promise<readonly GridSlot[]> {
  const slots = await kept(event.eventId, async () =>
    (await timeline.slots(event)).map(
      ({ start, count, ratio }): GridSlot => [Date.parse(start) / 1000, count, round(ratio)],
    ),
  );
  const counted = slots.reduce((sum, [, count]) => sum + count, 0);
  return counted * TOLERANCE >= photoCount ? slots : [];
}

/** The counters and the timeline are read one after the other while photos arrive. */
const TOLERANCE = 1.05;

const round = (ratio: number) => Math.round(ratio * 100) / 100;

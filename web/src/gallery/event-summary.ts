import { Photo } from "@snaprace/core/photo";
import { Photographer } from "@snaprace/core/photographer";
import type { SiteContext } from "../server/context.ts";
import type { VisibleEvent } from "./visible-event.ts";

export interface EventSummary {
  /** Photos that can be seen. */
  readonly photoCount: number;
  /** Photos that have arrived and are being read. */
  readonly processingCount: number;
  readonly photographers: readonly Photographer.Info[];
}

/** What is told about an event as a whole. */
export async function eventSummary(
  { projection }: Pick<SiteContext, "projection">,
  { event, truth }: Pick<VisibleEvent, "event" | "truth">,
): Promise<EventSummary> {
  const [progress, photographers] = await Promise.all([
    projection.progress(event),
    Photographer.forEvent(truth, event.eventId),
  ]);
  const counts = Photo.inSight(progress);
  return {
    photoCount: counts.searchable + counts.partial,
    processingCount: counts.received + counts.processing,
    photographers,
  };
}

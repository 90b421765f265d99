import { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { Photographer } from "@snaprace/core/photographer";
import { Review } from "@snaprace/core/review";
import type { SiteContext } from "../../server/context.ts";
import type { Session } from "../../session/session.ts";
import { itemView, type QueueView } from "./review-view.ts";

/** What waits for a decision, worth most first. */
export async function loadQueue(
  { projection, cdnUrl }: SiteContext,
  session: Session,
  event: Event.Info,
  part: Review.Part,
): Promise<QueueView> {
  const [photos, runners, reports, photographers, token] = await Promise.all([
    Gallery.all(projection, event),
    Review.runnerIndex(session.truth, event.eventId),
    Review.openReports(session.truth, event.eventId),
    Photographer.forEvent(session.truth, event.eventId),
    Event.previewToken(session.truth, event.eventId),
  ]);
  // From the end of its term on a face says nothing, also while it waits to be deleted.
  const kept = Event.keepsFaces(event, new Date()) ? photos : photos.map((photo) => ({ ...photo, faces: [] }));
  const { items, ...counts } = Review.queue(kept, runners, part, reports);
  const images = {
    cdnUrl,
    preview: Event.isPublished(event) ? undefined : token,
    timeZone: event.timeZone,
    photographers: new Map(photographers.map(({ photographerId, name }) => [photographerId, name])),
  };
  return { items: items.map((item) => itemView(item, images)), ...counts };
}

import { Event } from "@snaprace/core/event";
import { Photographer } from "@snaprace/core/photographer";
import { Review } from "@snaprace/core/review";
import type { SiteContext } from "../../server/context.ts";
import type { Session } from "../../session/session.ts";
import { itemView, type QueueView } from "./review-view.ts";

/** What waits for a decision, worth most first. */
export async function loadQueue(
  { projection, coverFacts, clock, cdnUrl }: SiteContext,
  { truth }: Session,
  event: Event.Info,
  part: Review.Part,
): Promise<QueueView> {
  const [{ items, ...counts }, photographers, token] = await Promise.all([
    Review.waiting({ truth, projection, coverFacts, now: clock.now() }, event, part),
    Photographer.forEvent(truth, event.eventId),
    Event.previewToken(truth, event.eventId),
  ]);
  const images = {
    cdnUrl,
    preview: Event.isPublished(event) ? undefined : token,
    timeZone: event.timeZone,
    photographers: new Map(photographers.map(({ photographerId, name }) => [photographerId, name])),
  };
  return { items: items.map((item) => itemView(item, images)), ...counts };
}

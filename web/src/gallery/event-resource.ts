import { Event } from "@snaprace/core/event";
import type { SiteContext } from "../server/context.ts";
import { eventSummary } from "./event-summary.ts";
import type { VisibleEvent } from "./visible-event.ts";

/** An event as the API answers it. */
export async function eventResource(site: Pick<SiteContext, "projection">, visible: VisibleEvent) {
  const { event } = visible;
  const { photoCount, processingCount, photographers } = await eventSummary(site, visible);
  return {
    id: event.eventId,
    name: event.name,
    startsOn: event.startsOn,
    timeZone: event.timeZone,
    place: event.place,
    photos: { visible: photoCount, processing: processingCount },
    photographers: photographers.map(({ photographerId, name, handle, website }) => ({
      id: photographerId,
      name,
      ...(handle !== undefined && { handle }),
      ...(website !== undefined && { website }),
    })),
    faceSearch: Event.keepsFaces(event, new Date()),
    ...(event.facesExpireAt !== undefined && { facesExpireAt: event.facesExpireAt }),
    ...(event.photosExpireAt !== undefined && { photosExpireAt: event.photosExpireAt }),
  };
}

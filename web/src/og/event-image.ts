import type { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { Photo } from "@snaprace/core/photo";
import { formatDay } from "../i18n/format-day.ts";
import type { SiteContext } from "../server/context.ts";
import { cardImage } from "./card-image.tsx";

/** The picture that stands for an event, or for a runner's photos of it, in links. */
export async function eventImage(
  site: Pick<SiteContext, "projection" | "objects" | "cursorSigningKey">,
  event: Event.Info,
  bib: string | undefined,
  locale: string,
): Promise<Buffer> {
  const photoId =
    bib === undefined ? (event.coverPhotoId ?? (await firstPhoto(site, event))) : await firstPhoto(site, event, bib);
  const [photo] = photoId === undefined ? [] : await Gallery.photos(site.projection, event, [photoId]);
  const stored = photo && (await site.objects.get(Photo.keys.rendition(photo, "large")));
  const line = [formatDay(event.startsOn, locale), event.place].filter(Boolean).join(" · ");
  return cardImage(stored?.bytes, { title: event.name, line, bib });
}

async function firstPhoto(
  site: Pick<SiteContext, "projection" | "cursorSigningKey">,
  { eventId }: Pick<Event.Info, "eventId">,
  bib?: string,
): Promise<string | undefined> {
  const page = await Gallery.page(site, { eventId, limit: 1, ...(bib !== undefined && { bib }) });
  return page.photos[0]?.photoId;
}

import type { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { Photo } from "@snaprace/core/photo";
import { clockAt } from "../gallery/local-time.ts";
import { formatDay } from "../i18n/format-day.ts";
import { shownBibs } from "../photo/details.ts";
import type { SiteContext } from "../server/context.ts";
import { cardImage } from "./card-image.tsx";
import { shyBibs } from "./shy-bibs.ts";

type Site = Pick<SiteContext, "projection" | "objects" | "cursorSigningKey" | "serverTruth">;

/**
 * The picture that stands for an event, or for a runner's photos of it, in links. Nobody who is a minor, or does not want to be
 * found, is shown to whoever gets a link: the event's own words stand there alone.
 */
export async function eventImage(
  site: Site,
  event: Event.Info,
  bib: string | undefined,
  locale: string,
): Promise<Buffer> {
  const line = dayAndPlace(event, locale);
  const isShy = bib !== undefined && (await shyBibs(site.serverTruth, event.eventId, [bib])).size > 0;
  if (isShy) return cardImage(undefined, { title: event.name, line });
  const photoId =
    bib === undefined ? (event.coverPhotoId ?? (await firstPhoto(site, event))) : await firstPhoto(site, event, bib);
  const [photo] = photoId === undefined ? [] : await Gallery.photos(site.projection, event, [photoId]);
  return cardImage(photo && (await pictureOf(site, event, photo)), { title: event.name, line, bib });
}

/** The picture that stands for one photo in links. */
export async function photoImage(site: Site, event: Event.Info, photo: Photo.Info, locale: string): Promise<Buffer> {
  const bibs = shownBibs(photo).map((match) => match.bib);
  const picture = await pictureOf(site, event, photo);
  const time = photo.captureTime && clockAt(photo.captureTime, event.timeZone, false);
  return cardImage(picture, {
    title: event.name,
    line: [dayAndPlace(event, locale), picture && time].filter(Boolean).join(" · "),
    // Of several runners none is the one that it is about.
    bib: picture && bibs.length === 1 ? bibs[0] : undefined,
  });
}

async function pictureOf(site: Site, { eventId }: Event.Info, photo: Photo.Info): Promise<Buffer | undefined> {
  const bibs = shownBibs(photo).map((match) => match.bib);
  if ((await shyBibs(site.serverTruth, eventId, bibs)).size > 0) return undefined;
  const stored = await site.objects.get(Photo.keys.rendition(photo, "large"));
  return stored && Buffer.from(stored.bytes);
}

function dayAndPlace(event: Event.Info, locale: string): string {
  return [formatDay(event.startsOn, locale), event.place].filter(Boolean).join(" · ");
}

async function firstPhoto(site: Site, { eventId }: Pick<Event.Info, "eventId">, bib?: string) {
  const page = await Gallery.page(site, { eventId, limit: 1, ...(bib !== undefined && { bib }) });
  return page.photos[0]?.photoId;
}

import { SnapRaceError } from "@snaprace/core/errors";
import type { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { Photo } from "@snaprace/core/photo";
import { clockAt } from "../gallery/local-time.ts";
import type { SiteContext } from "../server/context.ts";

/** Long enough to begin the download, too short to pass around instead of the page. */
const SIGNATURE_SECONDS = 60;

/**
 * A signed address of a photo's largest rendition that saves under a good name. From the bucket, because the CDN cannot
 * name files.
 * @throws SnapRaceError `not-found` for a photo that runners may not see, `not-allowed` where the organizer allows no downloads
 */
export async function downloadAddress(
  { projection, objects }: Pick<SiteContext, "projection" | "objects">,
  event: Event.Info,
  photoId: string,
): Promise<string> {
  requireDownloads(event);
  const photo = await Gallery.photo(projection, event, photoId);
  if (!photo) throw new SnapRaceError("not-found", "No such photo for this visitor.");
  return objects.signDownload(Photo.keys.rendition(photo, "large"), fileName(photo, event.timeZone), SIGNATURE_SECONDS);
}

/** @throws SnapRaceError `not-allowed` */
export function requireDownloads({ downloadPolicy }: Pick<Event.Info, "downloadPolicy">): void {
  if (downloadPolicy === "off") throw new SnapRaceError("not-allowed", "The organizer allows no downloads.");
}

/** `seoul-trail-2026-1204-094213.jpg`: sorts by event and time in any folder, with the bib when there is just one. */
export function fileName(
  photo: Pick<Photo.Info, "eventId" | "photoId" | "bibs" | "captureTime">,
  timeZone: string,
): string {
  const bibs = [...new Set(photo.bibs.filter((match) => match.state === "confirmed").map((match) => match.bib))];
  const time = photo.captureTime && clockAt(photo.captureTime, timeZone).replaceAll(":", "");
  const parts = [photo.eventId, bibs.length === 1 ? bibs[0] : undefined, time ?? photo.photoId];
  return `${parts.filter(Boolean).join("-")}.jpg`;
}

import { SnapRaceError } from "@snaprace/core/errors";
import type { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { Photo } from "@snaprace/core/photo";
import { clockAt } from "../gallery/local-time.ts";
import type { SiteContext } from "../server/context.ts";

/** A picture to be saved. */
export interface Download {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A photo's largest rendition under a good name. Handed out here and not by a signed address of the bucket: such an address
 * would go on working after the photo was taken down.
 * @throws SnapRaceError `not-found` for a photo that runners may not see, `not-allowed` where the organizer allows no downloads
 */
export async function usualDownload(
  { projection, objects }: Pick<SiteContext, "projection" | "objects">,
  event: Event.Info,
  photoId: string,
): Promise<Download> {
  requireDownloads(event);
  const photo = await Gallery.photo(projection, event, photoId);
  if (!photo) throw new SnapRaceError("not-found", "No such photo for this visitor.");
  const rendition = await objects.get(Photo.keys.rendition(photo, "large"));
  if (!rendition) throw new SnapRaceError("not-found", "The rendition is gone.");
  return { name: fileName(photo, event.timeZone), bytes: rendition.bytes };
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

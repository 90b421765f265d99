import { SnapRaceError } from "@snaprace/core/errors";
import type { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { Image } from "@snaprace/core/image";
import { Photo } from "@snaprace/core/photo";
import type { SiteContext } from "../server/context.ts";
import { type Download, fileName, requireDownloads } from "./download.ts";

/** Why a photo does not come in its full size; the usual size is there all the same. */
export type FullRefusal =
  /** The organizer gives out photos for screens only. */
  | "not-offered"
  /** Old originals rest where nothing is read at once. */
  | "archived";

export type FullDownload = ({ readonly status: "ready" } & Download) | { readonly status: FullRefusal };

/**
 * A photo as large as it was taken, without anything in it but the picture. Made for each download and kept nowhere, so that
 * nothing is left of a photo that was taken down.
 * @throws SnapRaceError `not-found` for a photo that runners may not see, `not-allowed` where the organizer allows no downloads
 */
export async function fullDownload(
  { projection, objects }: Pick<SiteContext, "projection" | "objects">,
  event: Event.Info,
  photoId: string,
): Promise<FullDownload> {
  requireDownloads(event);
  const photo = await Gallery.photo(projection, event, photoId);
  if (!photo) throw new SnapRaceError("not-found", "No such photo for this visitor.");
  if (event.downloadPolicy !== "full") return { status: "not-offered" };
  const original = await objects.getUnarchived(Photo.keys.original(photo));
  if (original === "archived") return { status: "archived" };
  if (!original) throw new SnapRaceError("not-found", "The original is gone.");
  return { status: "ready", name: fileName(photo, event.timeZone), bytes: await Image.fullSize(original.bytes) };
}

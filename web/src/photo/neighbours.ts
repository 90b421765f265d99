import type { Photo } from "@snaprace/core/photo";
import { listAllPhotos, type PhotoQuery } from "../gallery/list-photos.ts";
import type { VisibleEvent } from "../gallery/visible-event.ts";
import type { SiteContext } from "../server/context.ts";

export interface Neighbours {
  readonly previous: string | undefined;
  readonly next: string | undefined;
  /** From 1, and of how many; only of lists that are known whole. */
  readonly place: { readonly position: number; readonly count: number } | undefined;
}

/** A runner's photos, at most. */
const MOST = 500;
/** Without a bib, only photos taken about the same time are looked at. */
const AROUND_MS = 10 * 60_000;

/** The photos before and after this one in the list that the visitor came from. */
export async function neighboursOf(
  context: Pick<SiteContext, "projection" | "cursorSigningKey" | "serverTruth">,
  visible: Pick<VisibleEvent, "event">,
  photo: Pick<Photo.Info, "photoId" | "captureTime">,
  bib: string | undefined,
): Promise<Neighbours> {
  const photos = await listAllPhotos(context, visible, bib ? { bib } : around(photo.captureTime), MOST);
  const index = photos.findIndex(({ photoId }) => photoId === photo.photoId);
  if (index < 0) return { previous: undefined, next: undefined, place: undefined };
  return {
    previous: photos[index - 1]?.photoId,
    next: photos[index + 1]?.photoId,
    place: bib ? { position: index + 1, count: photos.length } : undefined,
  };
}

function around(captureTime: string | undefined): PhotoQuery {
  const time = Date.parse(captureTime ?? "");
  if (Number.isNaN(time)) return {};
  return { from: new Date(time - AROUND_MS).toISOString(), to: new Date(time + AROUND_MS).toISOString() };
}

import type { Event } from "@snaprace/core/event";
import type { Photo } from "@snaprace/core/photo";
import { listAllPhotos, type PhotoQuery } from "../gallery/list-photos.ts";
import { toPhotoQuery } from "../gallery/page-filters.ts";
import type { PageFilters } from "../gallery/paths.ts";
import type { SiteContext } from "../server/context.ts";

export interface Neighbours {
  readonly previous: string | undefined;
  readonly next: string | undefined;
  /** From 1, and of how many; only of lists that are known whole. */
  readonly place: { readonly position: number; readonly count: number } | undefined;
}

/** A runner's photos, at most. */
const MOST = 500;
/**
 * Without a bib, only photos taken about the same time are looked at: in a crowd those of seconds, and where that finds none
 * on one side, those of minutes.
 */
const AROUND_MS = [15_000, 10 * 60_000] as const;

/** The photos before and after this one in the list that the visitor came from, as its filters say. */
export async function neighboursOf(
  context: Pick<SiteContext, "projection" | "cursorSigningKey" | "serverTruth">,
  visible: { readonly event: Event.Info },
  photo: Pick<Photo.Info, "photoId" | "captureTime">,
  filters: PageFilters,
): Promise<Neighbours> {
  const { startsOn, timeZone } = visible.event;
  const list = toPhotoQuery(filters, startsOn, timeZone);
  const isWhole = list.bib !== undefined;
  let found: Neighbours = { previous: undefined, next: undefined, place: undefined };
  for (const query of isWhole ? [list] : AROUND_MS.map((ms) => around(list, photo.captureTime, ms))) {
    const photos = await listAllPhotos(context, visible, query, MOST);
    const index = photos.findIndex(({ photoId }) => photoId === photo.photoId);
    if (index < 0) continue;
    found = {
      // What a narrow look found stands: a wide one may end before it comes to this photo.
      previous: photos[index - 1]?.photoId ?? found.previous,
      next: photos[index + 1]?.photoId ?? found.next,
      place: isWhole ? { position: index + 1, count: photos.length } : undefined,
    };
    if (found.previous && found.next) break;
  }
  return found;
}

/** The part of a list that was taken so near to a time. */
function around({ from, to, ...list }: PhotoQuery, captureTime: string | undefined, ms: number): PhotoQuery {
  const time = Date.parse(captureTime ?? "");
  if (Number.isNaN(time)) return { ...list, from, to };
  const [first, last] = [new Date(time - ms).toISOString(), new Date(time + ms).toISOString()];
  return { ...list, from: from && from > first ? from : first, to: to && to < last ? to : last };
}

import { Bib } from "@snaprace/core/bib";
import { isSnapRaceError, SnapRaceError } from "@snaprace/core/errors";
import { Gallery } from "@snaprace/core/gallery";
import type { Photo } from "@snaprace/core/photo";
import type { SiteContext } from "../server/context.ts";
import { postsAt, raceClock } from "../timing/race-clock.ts";
import type { VisibleEvent } from "./visible-event.ts";

/** What a list of photos is asked for by: the parameters of the API. */
export interface PhotoQuery {
  /** As typed. */
  readonly bib?: string | undefined;
  readonly photographer?: string | undefined;
  /** ISO 8601 with offset, inclusive. */
  readonly from?: string | undefined;
  /** ISO 8601 with offset, exclusive. */
  readonly to?: string | undefined;
  /** A checkpoint's id. */
  readonly checkpoint?: string | undefined;
  /** Only photos in which no bib could be read. */
  readonly unidentified?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** What is filtered after reading (a photographer's photos of a bib, photos without a bib) may be rare: a page may come empty while more follow. */
const MAX_EMPTY_PAGES = 10;
const { MOST_STRETCHES } = Gallery;

/**
 * Photos of an event by capture time; one function for the page and for the API.
 * @throws SnapRaceError `invalid-input` by field
 */
export async function listPhotos(
  site: Pick<SiteContext, "projection" | "cursorSigningKey" | "serverTruth">,
  { event }: Pick<VisibleEvent, "event">,
  { bib, photographer, checkpoint, from, to, unidentified, cursor, limit }: PhotoQuery,
): Promise<Gallery.PhotoPage> {
  const stretches = checkpoint === undefined ? [] : postsAt(await raceClock(site, event), checkpoint);
  const filters = {
    eventId: event.eventId,
    ...(bib !== undefined && { bib: parsedBib(bib) }),
    ...(photographer !== undefined && { photographerId: photographer }),
    ...(checkpoint !== undefined && { checkpoint: { id: checkpoint, stretches: stretches.slice(0, MOST_STRETCHES) } }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(unidentified && { unidentified: true as const }),
    ...(limit !== undefined && { limit }),
  };
  let next = cursor;
  for (let pages = 0; ; pages++) {
    const page = await Gallery.page(site, { ...filters, cursor: next });
    if (page.photos.length > 0 || page.cursor === undefined || pages === MAX_EMPTY_PAGES) return page;
    next = page.cursor;
  }
}

/**
 * The photos that a page shows. Its cursor may have been cut on the way here, or be one of before a filter changed: the list is
 * shown from its beginning then.
 */
export async function pageOfPhotos(
  site: Parameters<typeof listPhotos>[0],
  visible: Pick<VisibleEvent, "event">,
  query: PhotoQuery,
): Promise<Gallery.PhotoPage> {
  try {
    return await listPhotos(site, visible, query);
  } catch (error) {
    if (query.cursor === undefined || !isSnapRaceError(error, "invalid-input") || !error.fields.cursor) throw error;
    return listPhotos(site, visible, { ...query, cursor: undefined });
  }
}

type List = Omit<PhotoQuery, "cursor" | "limit">;

/** A page of a list together with what follows it, up to a limit; the cursor says whether there is more. */
export async function readOn(
  context: Parameters<typeof listPhotos>[0],
  visible: Pick<VisibleEvent, "event">,
  list: List,
  page: Gallery.PhotoPage,
  most: number,
): Promise<Gallery.PhotoPage> {
  const photos = [...page.photos];
  let { cursor } = page;
  while (cursor !== undefined && photos.length < most) {
    const limit = Math.min(Gallery.PAGE_SIZE.max, most - photos.length);
    const next = await listPhotos(context, visible, { ...list, cursor, limit });
    photos.push(...next.photos);
    cursor = next.cursor;
  }
  return { photos, cursor };
}

/** All photos of a list that is known to be short, such as a runner's, up to a limit. */
export async function listAllPhotos(
  context: Parameters<typeof listPhotos>[0],
  visible: Pick<VisibleEvent, "event">,
  list: List,
  most: number,
): Promise<readonly Photo.Tile[]> {
  const first = await listPhotos(context, visible, { ...list, limit: Math.min(Gallery.PAGE_SIZE.max, most) });
  return (await readOn(context, visible, list, first, most)).photos;
}

const PROBLEMS: Record<Bib.ParseProblem, string> = {
  empty: "A bib has at least one character.",
  "too-long": "A bib has at most 6 characters.",
  "not-letters-and-digits": "A bib has letters A to Z and digits only.",
};

function parsedBib(text: string): string {
  const parsed = Bib.parse(text);
  if (parsed.status === "ok") return parsed.bib;
  throw new SnapRaceError("invalid-input", `Not a bib: ${parsed.problem}`, {
    fields: { bib: PROBLEMS[parsed.problem] },
  });
}

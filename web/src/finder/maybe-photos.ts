import { Bib } from "@snaprace/core/bib";
import type { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { Photo } from "@snaprace/core/photo";
import type { Roster } from "@snaprace/core/roster";
import { listPhotos } from "../gallery/list-photos.ts";
import type { SiteContext } from "../server/context.ts";
import { type Moment, timedPhotos } from "../timing/moments.ts";

/** ms around a passing whose camera's clock is not known: mats and cameras stand apart, and clocks differ. */
const AROUND_PASSING = 30_000;
/** ms around a photo that shows the runner: cameras fire in bursts, and a bib is readable in some of them only. */
const AROUND_PHOTO = 6_000;
/** Questions to the index for one page, photos looked at, and photos offered. */
const MOST_WINDOWS = 12;
const PER_WINDOW = 24;
const MOST_LOOKED_AT = 100;
const MOST_PHOTOS = 12;

export interface MaybePhoto {
  readonly tile: Photo.Tile;
  /** Why it may be hers: nothing could be read, something like her bib was, or her face on other photos speaks for it. */
  readonly reason: "unread" | "near" | "face";
  /** What was read, for `near`. */
  readonly read?: string | undefined;
  /** Where, and s from her own time. */
  readonly timed?: readonly [place: string, seconds: number] | undefined;
}

/** What is likeliest to be hers is offered first; within it, what is closest to her time. */
const DOUBT = { face: 0, near: 1000, unread: 2000 } as const;

interface Known {
  readonly bib: string;
  /** Photos under her bib. */
  readonly found: readonly Photo.Tile[];
  readonly moments: readonly Moment[];
  readonly passings: readonly Roster.Passing[];
}

/**
 * Photos that may show a runner although they are not under her bib: taken by a camera when she passed it, or in the same burst as
 * a photo of her, with nobody's bib on them or with one that is nearly hers and nobody's. Offered as a question, never as an answer.
 */
export async function maybePhotos(
  site: Pick<SiteContext, "projection" | "cursorSigningKey" | "serverTruth">,
  event: Event.Info,
  { bib, found, moments, passings }: Known,
): Promise<MaybePhoto[]> {
  const [faces, ...pages] = await Promise.all([
    site.projection.gallery({ eventId: event.eventId, bib, proposedByFace: true, limit: MOST_PHOTOS }),
    ...windowsOf(found, moments, passings).map(({ photographer, from, to }) =>
      listPhotos(
        site,
        { event },
        { photographer, from: new Date(from).toISOString(), to: new Date(to).toISOString(), limit: PER_WINDOW },
      ),
    ),
  ]);
  const under = new Set(found.map(({ photoId }) => photoId));
  const like = faces.items.filter(({ photoId }) => !under.has(photoId));
  const known = new Set([...under, ...like.map(({ photoId }) => photoId)]);
  const ids = pages.flatMap(({ photos }) => photos.map(({ photoId }) => photoId)).filter((id) => !known.has(id));
  const photos = await Gallery.photos(site.projection, event, [...new Set(ids)].slice(0, MOST_LOOKED_AT));
  const candidates: MaybePhoto[] = [
    ...like.map((tile) => ({ tile, reason: "face" as const })),
    ...photos.flatMap((photo) => {
      const tile = Photo.toTile(photo);
      const why = tile && reasonOf(photo, bib);
      return tile && why ? [{ tile, ...why }] : [];
    }),
  ];
  const timed = timedPhotos(
    candidates.map(({ tile }) => tile),
    moments,
  );
  const doubt = ({ reason, tile }: Pick<MaybePhoto, "reason" | "tile">) =>
    DOUBT[reason] + Math.abs(timed.get(tile.photoId)?.[1] ?? 100);
  return candidates
    .toSorted((a, b) => doubt(a) - doubt(b))
    .slice(0, MOST_PHOTOS)
    .map((candidate) => ({ ...candidate, timed: timed.get(candidate.tile.photoId) }))
    .sort((a, b) => a.tile.captureTime.localeCompare(b.tile.captureTime));
}

function reasonOf({ bibs }: Photo.Info, bib: string): Pick<MaybePhoto, "reason" | "read"> | undefined {
  const standing = bibs.filter(({ state }) => state !== "rejected");
  if (standing.length === 0) return bibs.some((match) => match.bib === bib) ? undefined : { reason: "unread" };
  const like = standing.find(
    (match) => (match.state === "proposed" || match.onStartList === false) && Bib.near(bib, [match.bib]).length > 0,
  );
  return like && { reason: "near", read: like.bib };
}

export interface Window {
  readonly photographer: string | undefined;
  /** ms since the epoch */
  readonly from: number;
  readonly to: number;
}

function windowsOf(
  found: readonly Photo.Tile[],
  moments: readonly Moment[],
  passings: readonly Roster.Passing[],
): Window[] {
  const expected = new Set(moments.map(({ checkpointId }) => checkpointId));
  return merged([
    ...moments.map(({ photographerId, at, within }) => around(at, within, photographerId)),
    ...found.map(({ captureTime, photographerId }) => around(Date.parse(captureTime), AROUND_PHOTO, photographerId)),
    ...passings
      .filter(({ checkpointId }) => !expected.has(checkpointId))
      .map(({ passedAt }) => around(Date.parse(passedAt), AROUND_PASSING, undefined)),
  ]).slice(0, MOST_WINDOWS);
}

function around(time: number, ms: number, photographer: string | undefined): Window {
  return { photographer, from: time - ms, to: time + ms };
}

/** Windows of one photographer that overlap become one, so that no photo is asked for twice. */
export function merged(windows: readonly Window[]): Window[] {
  const all: Window[] = [];
  for (const window of [...windows].sort((a, b) => a.from - b.from)) {
    const at = all.findLastIndex((other) => other.photographer === window.photographer && window.from <= other.to);
    const last = all[at];
    if (last) all[at] = { ...last, to: Math.max(last.to, window.to) };
    else all.push(window);
  }
  return all;
}

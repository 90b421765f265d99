import type { Event } from "@snaprace/core/event";
import type { Photo } from "@snaprace/core/photo";
import type { Roster } from "@snaprace/core/roster";
import { listPhotos } from "../gallery/list-photos.ts";
import type { SiteContext } from "../server/context.ts";

/** ms around a moment at which somebody passed a camera: timing mats and cameras stand apart, and clocks differ. */
const AROUND_PASSING = 30_000;
/** ms around a photo that shows the runner: cameras fire in bursts, and a bib is readable in some of them only. */
const AROUND_PHOTO = 6_000;
/** Questions to the index for one page, and photos offered. */
const MOST_WINDOWS = 12;
const MOST_PHOTOS = 12;
const PER_WINDOW = 6;

/**
 * Photos that may show a runner although her bib could not be read: nobody's bib could be read on them, and they were taken
 * when she passed or in the same burst as a photo of her. Offered as a question, never as an answer.
 */
export async function maybePhotos(
  context: Pick<SiteContext, "projection" | "cursorSigningKey">,
  event: Event.Info,
  found: readonly Pick<Photo.Tile, "captureTime" | "photoId">[],
  passings: readonly Roster.Passing[],
): Promise<Photo.Tile[]> {
  const windows = merged([
    ...found.map(({ captureTime }) => around(captureTime, AROUND_PHOTO)),
    ...passings.map(({ passedAt }) => around(passedAt, AROUND_PASSING)),
  ]).slice(0, MOST_WINDOWS);
  const pages = await Promise.all(
    windows.map(([from, to]) =>
      listPhotos(
        context,
        { event },
        {
          from: new Date(from).toISOString(),
          to: new Date(to).toISOString(),
          unidentified: true,
          limit: PER_WINDOW,
        },
      ),
    ),
  );
  const known = new Set(found.map(({ photoId }) => photoId));
  return pages
    .flatMap(({ photos }) => photos)
    .filter(({ photoId }) => !known.has(photoId))
    .slice(0, MOST_PHOTOS);
}

type Window = readonly [from: number, to: number];

function around(instant: string, ms: number): Window {
  const time = Date.parse(instant);
  return [time - ms, time + ms];
}

/** Windows that overlap become one, so that no photo is offered twice. */
export function merged(windows: readonly Window[]): Window[] {
  const all: [number, number][] = [];
  for (const [from, to] of [...windows].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

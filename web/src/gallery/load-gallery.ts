import type { Event } from "@snaprace/core/event";
import type { Gallery } from "@snaprace/core/gallery";
import type { Roster } from "@snaprace/core/roster";
import { MOST_NAMES } from "../finder/name-index.ts";
import type { GridSlot } from "../grid/segments.ts";
import { rosterOf, showsResults } from "../results/roster.ts";
import type { SiteContext } from "../server/context.ts";
import { type ClockNote, clockNotes, type Moment, momentsOf, placesOf, timedPhotos } from "../timing/moments.ts";
import { finishOf, raceClock } from "../timing/race-clock.ts";
import { type AboutRunner, aboutRunner } from "./about-runner.ts";
import { type EventSummary, eventSummary } from "./event-summary.ts";
import { listPhotos, type PhotoQuery, pageOfPhotos, readOn } from "./list-photos.ts";
import { nearBibs } from "./near-bibs.ts";
import { isNarrowed, toPhotoQuery, withDay } from "./page-filters.ts";
import type { PageFilters } from "./paths.ts";
import { raceDays } from "./race-days.ts";
import { type Runner, runnerOf } from "./runner.ts";
import { timelineOf } from "./timeline.ts";
import type { VisibleEvent } from "./visible-event.ts";

/**
 * A runner's photos that are read for her page: nearly everybody's are fewer. The count is exact, all can be taken at once, and what
 * may be her as well is looked for.
 */
const OF_RUNNER = 200;
/** Those of them that come with it, two screens of a phone: beside her result and her reasons there is no room for more in 12 KB. */
const DRAWN_OF_RUNNER = 24;

export interface LoadedGallery {
  /** As asked for, with the day that clocks are on where the race has several. */
  readonly filters: PageFilters;
  readonly query: PhotoQuery;
  readonly summary: EventSummary;
  /** Those that the page begins with. */
  readonly page: Gallery.PhotoPage;
  /** A runner's from the first on, as many as are read at once; of any other list the page. */
  readonly whole: Gallery.PhotoPage;
  readonly runner: Runner | undefined;
  /** Runners whose names are like the one asked for, one more than are shown where there are more; absent when none was. */
  readonly names: readonly Roster.Entry[] | undefined;
  /** When all photos were taken; empty for lists that are narrowed down. */
  readonly slots: readonly GridSlot[];
  readonly near: readonly string[];
  readonly about: AboutRunner | undefined;
  /** When the runner should have passed which camera. */
  readonly moments: readonly Moment[];
  /** Clocks of those cameras that are wrong. */
  readonly clocks: readonly ClockNote[];
  /** Where, and s from the runner's own time, each photo of the page was taken. */
  readonly timed: ReadonlyMap<string, readonly [place: string, seconds: number]>;
  /** ms since the epoch: when the runner came in. */
  readonly finishedAt: number | undefined;
  /** Places of the course that photos can be narrowed down to. */
  readonly places: readonly Roster.Checkpoint[];
  /** Days on which its photos were taken. */
  readonly days: readonly string[];
  readonly isEmpty: boolean;
  /** What the list is empty for: the address names somebody or some place that this race does not have. */
  readonly unknown: readonly UnknownFilter[];
}

export type UnknownFilter = "photographer" | "checkpoint";

/** Everything that a gallery page shows, for any combination of filters. Fails as a whole: an outage is not an empty page. */
export async function loadGallery(
  site: SiteContext,
  visible: VisibleEvent,
  asked: PageFilters,
): Promise<LoadedGallery> {
  const { event } = visible;
  const coming = raceDays(site, event);
  // Clocks need their day before photos can be asked for; nothing else waits for it.
  const isTimed = asked.from !== undefined || asked.to !== undefined;
  const filters = isTimed ? withDay(asked, await coming, event.startsOn) : asked;
  const { bib, name } = filters;
  const query = toPhotoQuery(filters, event.startsOn, event.timeZone);
  const [days, summary, { page, whole }, runner, names, clock] = await Promise.all([
    coming,
    eventSummary(site, visible),
    photosOf(site, visible, query),
    bib === undefined ? undefined : runnerOf(site.serverTruth, event, bib),
    name === undefined || !showsResults(event) ? undefined : namesLike(site, event, name),
    raceClock(site, event),
  ]);
  const isWhole = Object.entries(filters).every(
    ([key, value]) => value === undefined || key === "preview" || key === "name",
  );
  const [slots, near, about] = await Promise.all([
    isWhole && page.cursor !== undefined ? timelineOf(site, visible, summary.photoCount) : [],
    // Where only a filter is in the way, the bib is none that was mistyped.
    bib !== undefined && page.photos.length === 0 && !isNarrowed({ ...filters, bib: undefined })
      ? nearBibs(site, visible, bib)
      : [],
    bib === undefined ? undefined : aboutRunner(site, event, bib),
  ]);
  const places = placesOf(clock, filters.checkpoint);
  const isEmpty = whole.photos.length === 0;
  const moments = about ? momentsOf(clock, about.entry, about.passings) : [];
  return {
    filters,
    query,
    summary,
    page,
    whole,
    runner,
    names,
    slots,
    near,
    about,
    moments,
    clocks: clockNotes(clock, moments),
    timed: timedPhotos(page.photos, moments),
    finishedAt: about && finishOf(clock, about.entry, about.passings),
    places,
    days,
    isEmpty,
    unknown: isEmpty ? unknownOf(filters, summary.photographers, places) : [],
  };
}

async function photosOf(site: SiteContext, visible: VisibleEvent, query: PhotoQuery) {
  const { bib, cursor, limit: _, ...rest } = query;
  const list = { ...rest, bib };
  if (bib === undefined) {
    const page = await pageOfPhotos(site, visible, query);
    return { page, whole: page };
  }
  const page = await pageOfPhotos(site, visible, { ...query, limit: DRAWN_OF_RUNNER });
  // A later page, for a browser without script: what is said of all of them is said of all here, too.
  const first = cursor === undefined ? page : await listPhotos(site, visible, list);
  return { page, whole: await readOn(site, visible, list, first, OF_RUNNER) };
}

/** Chosen by an address and not there; a photographer who is no longer listed may have photos all the same. */
function unknownOf(
  { photographer, checkpoint }: PageFilters,
  photographers: EventSummary["photographers"],
  places: LoadedGallery["places"],
): UnknownFilter[] {
  const isListed = photographer === undefined || photographers.some((each) => each.photographerId === photographer);
  const isPlace = checkpoint === undefined || places.some(({ checkpointId }) => checkpointId === checkpoint);
  return [...(isListed ? [] : (["photographer"] as const)), ...(isPlace ? [] : (["checkpoint"] as const))];
}

async function namesLike(site: SiteContext, event: Event.Info, name: string): Promise<Roster.Entry[]> {
  return (await rosterOf(site, event)).names.find(name, MOST_NAMES + 1);
}

import type { Event } from "@snaprace/core/event";
import type { Gallery } from "@snaprace/core/gallery";
import type { Photo } from "@snaprace/core/photo";
import { Roster } from "@snaprace/core/roster";
import { maybePhotos } from "../finder/maybe-photos.ts";
import type { GridSlot } from "../grid/segments.ts";
import { rosterOf, showsResults } from "../results/roster.ts";
import type { SiteContext } from "../server/context.ts";
import { type EventSummary, eventSummary } from "./event-summary.ts";
import { listPhotos, type PhotoQuery } from "./list-photos.ts";
import { nearBibs } from "./near-bibs.ts";
import { toPhotoQuery } from "./page-filters.ts";
import type { PageFilters } from "./paths.ts";
import { type Runner, runnerOf } from "./runner.ts";
import { timelineOf } from "./timeline.ts";
import type { VisibleEvent } from "./visible-event.ts";

/** Runners offered for one name. */
const MOST_NAMES = 12;

export interface LoadedGallery {
  readonly query: PhotoQuery;
  readonly summary: EventSummary;
  readonly page: Gallery.PhotoPage;
  readonly runner: Runner | undefined;
  /** Runners whose names are like the one asked for; absent when none was. */
  readonly names: readonly Roster.Entry[] | undefined;
  /** When all photos were taken; empty for lists that are narrowed down. */
  readonly slots: readonly GridSlot[];
  readonly near: readonly string[];
  readonly about: { readonly entry: Roster.Entry; readonly passings: readonly Roster.Passing[] } | undefined;
  /** Photos that may show the runner, as a question. */
  readonly maybe: readonly Photo.Tile[];
  readonly isEmpty: boolean;
}

/** Everything that a gallery page shows, for any combination of filters. Fails as a whole: an outage is not an empty page. */
export async function loadGallery(
  site: SiteContext,
  visible: VisibleEvent,
  filters: PageFilters,
): Promise<LoadedGallery> {
  const { event } = visible;
  const { bib, name } = filters;
  const query = toPhotoQuery(filters, event.startsOn, event.timeZone);
  const [summary, page, runner, names] = await Promise.all([
    eventSummary(site, visible),
    listPhotos(site, visible, query),
    bib === undefined ? undefined : runnerOf(site.serverTruth, event, bib),
    name === undefined || !showsResults(event) ? undefined : namesLike(site, event, name),
  ]);
  const isEmpty = page.photos.length === 0;
  const isWhole = Object.entries(filters).every(
    ([key, value]) => value === undefined || key === "preview" || key === "name",
  );
  const [slots, near, about] = await Promise.all([
    isWhole && page.cursor !== undefined ? timelineOf(site, visible, summary.photoCount) : [],
    bib !== undefined && isEmpty ? nearBibs(site, visible, bib) : [],
    bib === undefined ? undefined : aboutRunner(site, event, bib),
  ]);
  const maybe = bib === undefined ? [] : await maybePhotos(site, event, page.photos, about?.passings ?? []);
  return { query, summary, page, runner, names, slots, near, about, maybe, isEmpty };
}

async function namesLike(site: SiteContext, event: Event.Info, name: string): Promise<Roster.Entry[]> {
  return (await rosterOf(site, event)).names.find(name, MOST_NAMES);
}

/** A runner's result and the moments she passed, for events that show results; minors are on no roster. */
async function aboutRunner(site: SiteContext, event: Event.Info, bib: string) {
  if (!showsResults(event)) return undefined;
  const entry = (await rosterOf(site, event)).entries.find((runner) => runner.bib === bib);
  if (!entry) return undefined;
  return { entry, passings: await Roster.passings(site.serverTruth, event.eventId, bib) };
}

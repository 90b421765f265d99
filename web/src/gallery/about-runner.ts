import type { Event } from "@snaprace/core/event";
import type { Photo } from "@snaprace/core/photo";
import { Roster } from "@snaprace/core/roster";
import { rosterOf, showsResults } from "../results/roster.ts";
import type { SiteContext } from "../server/context.ts";
import { momentsOf, timedPhotos } from "../timing/moments.ts";
import { raceClock } from "../timing/race-clock.ts";

/** A runner as far as an event shows it. */
export interface AboutRunner {
  readonly entry: Roster.Entry;
  readonly passings: readonly Roster.Passing[];
  /** How many finished the race, of her gender, and in her division. */
  readonly fields: { readonly overall: number; readonly gender: number; readonly division: number };
}

/** A runner's result and the moments she passed, for events that show results; minors are on no roster. */
export async function aboutRunner(
  site: Pick<SiteContext, "serverTruth">,
  event: Event.Info,
  bib: string,
): Promise<AboutRunner | undefined> {
  if (!showsResults(event)) return undefined;
  const { entries } = await rosterOf(site, event);
  const entry = entries.find((runner) => runner.bib === bib);
  if (!entry) return undefined;
  const ofRace = entries.filter(({ race }) => race === entry.race);
  // The last place counts everybody, those who are on no roster too.
  const last = (places: readonly (number | undefined)[]) => Math.max(0, ...places.map((place) => place ?? 0));
  const sameGender = ofRace.filter(({ gender }) => gender === entry.gender);
  const sameDivision = ofRace.filter(({ division }) => division === entry.division);
  const fields = {
    overall: last(ofRace.map(({ result }) => result?.placeOverall)),
    gender: last(sameGender.map(({ result }) => result?.placeGender)),
    division: last(sameDivision.map(({ result }) => result?.placeDivision)),
  };
  return { entry, passings: await Roster.passings(site.serverTruth, event.eventId, bib), fields };
}

/** Where, and how many seconds from a runner's own time, photos were taken, by id; those of which nobody can say are left out. */
export async function ownTimes(
  site: Pick<SiteContext, "serverTruth" | "projection">,
  event: Event.Info,
  bib: string,
  photos: readonly Pick<Photo.Info, "photoId" | "captureTime" | "photographerId">[],
): Promise<ReturnType<typeof timedPhotos>> {
  const [about, clock] = await Promise.all([aboutRunner(site, event, bib), raceClock(site, event)]);
  if (!about) return new Map();
  const taken = photos.flatMap(({ captureTime, ...photo }) =>
    captureTime === undefined ? [] : [{ ...photo, captureTime }],
  );
  return timedPhotos(taken, momentsOf(clock, about.entry, about.passings));
}

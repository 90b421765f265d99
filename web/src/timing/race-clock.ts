import { Curation } from "@snaprace/core/curation";
import type { Event } from "@snaprace/core/event";
import type { Photo } from "@snaprace/core/photo";
import type { Position } from "@snaprace/core/port";
import { Roster } from "@snaprace/core/roster";
import { Timing } from "@snaprace/core/timing";
import { rosterOf, showsResults } from "../results/roster.ts";
import type { SiteContext } from "../server/context.ts";
import { refreshedAfter } from "../server/kept-for.ts";

/** What the whole race tells about its cameras. */
export interface RaceClock {
  readonly course: readonly Roster.Checkpoint[];
  readonly cameras: readonly Timing.Camera[];
  /** Passings of those who were seen, by race. */
  readonly passings: ReadonlyMap<string | undefined, readonly Timing.Passing[]>;
  /** ms since the epoch, by race. */
  readonly starts: ReadonlyMap<string, number>;
}

const REFRESHED_MS = 5 * 60_000;
const kept = refreshedAfter<RaceClock>(REFRESHED_MS);

/**
 * Photos that are looked at. Ids are made from hashes, so the first of them in the order of ids are a fair draw from all
 * photographers and the whole day, at the same cost for fifty thousand photos as for five hundred.
 */
const DRAWN = { pages: 3, each: 400 } as const;
const MOST_BIBS = 400;

const NOTHING: RaceClock = { course: [], cameras: [], passings: new Map(), starts: new Map() };

/** How the cameras' clocks stand to the mats', and who stood where: for events that show results. */
export function raceClock(
  site: Pick<SiteContext, "projection" | "serverTruth">,
  event: Event.Info,
): Promise<RaceClock> {
  if (!showsResults(event)) return Promise.resolve(NOTHING);
  return kept(event.eventId, async () => {
    const { serverTruth } = site;
    const [course, starts] = await Promise.all([
      Roster.course(serverTruth, event.eventId),
      Roster.starts(serverTruth, event.eventId),
    ]);
    if (course.length === 0) return { ...NOTHING, starts };
    const seen = Timing.sightings(await drawnPhotos(site, event));
    const bibs = [...new Set(seen.flatMap((sighting) => sighting.bibs))].slice(0, MOST_BIBS);
    const [passings, roster] = await Promise.all([
      Curation.passingsOf(serverTruth, event.eventId, bibs),
      rosterOf(site, event),
    ]);
    const raceOf = new Map(roster.entries.map(({ bib, race }) => [bib, race]));
    return {
      course,
      cameras: Timing.cameras(seen, passings),
      passings: Map.groupBy(passings, ({ bib }) => raceOf.get(bib)),
      starts,
    };
  });
}

async function drawnPhotos({ projection }: Pick<SiteContext, "projection">, event: Event.Info): Promise<Photo.Info[]> {
  const photos: Photo.Info[] = [];
  let start: Position | undefined;
  for (let page = 0; page < DRAWN.pages; page++) {
    const answer = await projection.list(event, DRAWN.each, start);
    photos.push(...answer.items);
    start = answer.next;
    if (!start) break;
  }
  return photos;
}

/** When a runner came in; ms since the epoch. By the finish line's mat, else by the gun and the time it took from there. */
export function finishOf(
  { course, starts }: RaceClock,
  { race, result }: Roster.Entry,
  measured: readonly Roster.Passing[],
): number | undefined {
  if (result?.status !== "finished") return undefined;
  const last = measured.find(({ checkpointId }) => checkpointId === course.at(-1)?.checkpointId);
  if (last) return Date.parse(last.passedAt);
  const gun = race === undefined ? undefined : starts.get(race);
  return gun === undefined || result.gunMs === undefined ? undefined : gun + result.gunMs;
}

/** When a runner should be on which camera's photos, with what no mat measured worked out. */
export function predictionsOf(
  { course, cameras, passings, starts }: RaceClock,
  { bib, race, result }: Roster.Entry,
  measured: readonly Roster.Passing[],
): Timing.Prediction[] {
  const gun = race === undefined ? undefined : starts.get(race);
  const { gunMs, chipMs } = result ?? {};
  const finishedAt = gun === undefined || gunMs === undefined ? undefined : gun + gunMs;
  const startedAt = finishedAt === undefined || chipMs === undefined ? undefined : finishedAt - chipMs;
  const own = measured.map(({ checkpointId, passedAt }) => ({ bib, checkpointId, at: Date.parse(passedAt) }));
  const anchors = { course: course.map(({ checkpointId }) => checkpointId), startedAt, finishedAt };
  return Timing.predict(cameras, Timing.wholeRace(bib, own, anchors, passings.get(race) ?? []));
}

/** ms before its first and after its last known photo that a camera still counts as standing there. */
const SLACK_MS = 3 * 60_000;

/** Which photographers' photos of which time were taken at a place. */
export function postsAt({ cameras }: RaceClock, checkpointId: string) {
  return cameras.flatMap(({ photographerId, posts }) =>
    posts
      .filter((post) => post.checkpointId === checkpointId)
      .flatMap(({ from, to }) =>
        photographerId === undefined
          ? []
          : [
              {
                photographerId,
                from: new Date(from - SLACK_MS).toISOString(),
                to: new Date(to + SLACK_MS).toISOString(),
              },
            ],
      ),
  );
}

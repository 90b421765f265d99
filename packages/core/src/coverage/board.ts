import type { CoverFact } from "../photo/photo.ts";
import { type CameraPlace, cameraOf, type Places, placesOf } from "./place.ts";
import type { Checkpoint, Starter } from "./starters.ts";
import { type Share, Tally } from "./tally.ts";
import { type TimeRow, timesOf } from "./times.ts";

export interface Camera extends Share {
  /** Its anonymous id; `@` and a photographer's for photos that do not say. */
  readonly cameraId: string;
  /** Whose photos these are, when they are one person's. */
  readonly photographerId: string | undefined;
  readonly place: CameraPlace | undefined;
  /** ISO 8601 UTC of its first and last photo. */
  readonly from: string;
  readonly to: string;
}

/** A starter with how many photos there are. */
export interface Covered {
  readonly bib: string;
  readonly name: string;
  readonly raceId: string | undefined;
  readonly status: Starter["status"];
  readonly sure: number;
  /** Photos on which the bib is still in doubt. */
  readonly maybe: number;
}

export interface Board {
  readonly all: Share;
  readonly review: {
    /** Photos that runners may see. */
    readonly photos: number;
    /** Of these, with a reading that nobody has decided. */
    readonly open: number;
    /** Of these, without any reading, and not looked at by a person. */
    readonly unread: number;
  };
  /** By race; `undefined` for starters without one. */
  readonly races: readonly (Share & { readonly raceId: string | undefined })[];
  readonly checkpoints: readonly (Checkpoint &
    Share & {
      /** Whether those who passed are known; else everybody is expected. */
      readonly isTimed: boolean;
    })[];
  /** Sightings of starters, on photos of which nobody can tell where they were taken. */
  readonly unplaced: number;
  readonly cameras: readonly Camera[];
  readonly times: readonly TimeRow[];
  /** All starters, in the order of the start list. */
  readonly starters: readonly Covered[];
}

export interface Input {
  readonly facts: readonly CoverFact[];
  readonly starters: readonly Starter[];
  readonly checkpoints: readonly Checkpoint[];
  /** Where people said that cameras stood. */
  readonly said: ReadonlyMap<string, string>;
  /** The checkpoint by whose passings times are told; absent: where each was last seen, and all photos. */
  readonly timesAt?: string | undefined;
}

/** How well the starters of an event are covered by its photos. Hidden photos cover nobody. */
export function boardOf({ facts, starters, checkpoints, said, timesAt }: Input): Board {
  const shown = facts.filter(({ isShown }) => isShown);
  const byBib = new Map(starters.map((starter) => [starter.bib, starter]));
  const places = placesOf(shown, byBib, said);
  const everybody = starters.map((_, index) => index);
  const counted = count(shown, starters, places);
  const isTimed = (id: string) => starters.some(({ passings }) => id in passings);
  const passed = (id: string) => everybody.filter((index) => id in starters[index]!.passings);
  const of = (tally: Tally | undefined) => tally ?? new Tally(starters.length);
  return {
    all: counted.all.share(everybody),
    review: {
      photos: shown.length,
      open: shown.filter(({ bibs }) => bibs.some(({ isSure }) => !isSure)).length,
      unread: shown.filter(({ isUnread }) => isUnread).length,
    },
    races: [...Map.groupBy(everybody, (index) => starters[index]!.raceId)].map(([raceId, runners]) => ({
      raceId,
      ...counted.all.share(runners),
      photos: counted.races.get(raceId) ?? 0,
    })),
    checkpoints: checkpoints.map((checkpoint) => {
      const { checkpointId: id } = checkpoint;
      const timed = isTimed(id);
      return {
        ...checkpoint,
        isTimed: timed,
        ...of(counted.checkpoints.get(id)).share(timed ? passed(id) : everybody),
      };
    }),
    unplaced: counted.unplaced,
    cameras: camerasOf(shown, places, counted.cameras, everybody),
    times: timesOf({
      facts: shown,
      starters,
      at: timesAt,
      tally: timesAt === undefined ? counted.all : of(counted.checkpoints.get(timesAt)),
    }),
    starters: starters.map(({ bib, name, raceId, status }, index) => ({
      bib,
      name,
      raceId,
      status,
      sure: counted.all.sure(index),
      maybe: counted.all.all(index) - counted.all.sure(index),
    })),
  };
}

interface Counted {
  readonly all: Tally;
  readonly checkpoints: ReadonlyMap<string, Tally>;
  readonly cameras: ReadonlyMap<string, Tally>;
  /** Photos with at least one runner of the race. */
  readonly races: ReadonlyMap<string | undefined, number>;
  readonly unplaced: number;
}

function count(facts: readonly CoverFact[], starters: readonly Starter[], places: Places): Counted {
  const numbers = new Map(starters.map(({ bib }, index) => [bib, index]));
  const make = () => new Tally(starters.length);
  const all = make();
  all.photos = facts.length;
  const checkpoints = new Map<string, Tally>();
  const cameras = new Map<string, Tally>();
  const races = new Map<string | undefined, number>();
  let unplaced = 0;
  for (const fact of facts) {
    const camera = cameraOf(fact);
    const byCamera = camera === undefined ? undefined : known(cameras, camera, make);
    if (byCamera) byCamera.photos += 1;
    const seenAt = new Set<string>();
    const seenOf = new Set<string | undefined>();
    for (const { bib, isSure } of fact.bibs) {
      const index = numbers.get(bib);
      const starter = index === undefined ? undefined : starters[index];
      if (index === undefined || !starter) continue;
      all.add(index, isSure);
      byCamera?.add(index, isSure);
      seenOf.add(starter.raceId);
      const place = places.of(fact, starter);
      if (place === undefined) unplaced += 1;
      else {
        known(checkpoints, place, make).add(index, isSure);
        seenAt.add(place);
      }
    }
    const fixed = camera && places.cameras.get(camera)?.checkpointId;
    if (fixed) seenAt.add(fixed);
    for (const place of seenAt) known(checkpoints, place, make).photos += 1;
    for (const race of seenOf) races.set(race, (races.get(race) ?? 0) + 1);
  }
  return { all, checkpoints, cameras, races, unplaced };
}

function known<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

function camerasOf(
  facts: readonly CoverFact[],
  places: Places,
  tallies: ReadonlyMap<string, Tally>,
  everybody: readonly number[],
): Camera[] {
  const found = new Map<string, { photographers: Set<string | undefined>; from: number; to: number }>();
  for (const fact of facts) {
    const camera = cameraOf(fact);
    if (camera === undefined) continue;
    const { takenAt } = fact;
    const seen = known(found, camera, () => ({
      photographers: new Set<string | undefined>(),
      from: takenAt,
      to: takenAt,
    }));
    seen.photographers.add(fact.photographerId);
    seen.from = Math.min(seen.from, takenAt);
    seen.to = Math.max(seen.to, takenAt);
  }
  const cameras = [...found].map(([cameraId, { photographers, from, to }]) => ({
    cameraId,
    photographerId: photographers.size === 1 ? [...photographers][0] : undefined,
    place: places.cameras.get(cameraId),
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    ...(tallies.get(cameraId) ?? new Tally(everybody.length)).share(everybody),
  }));
  return cameras.sort((a, b) => b.photos - a.photos || (a.cameraId < b.cameraId ? -1 : 1));
}

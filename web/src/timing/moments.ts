import type { Roster } from "@snaprace/core/roster";
import { Timing } from "@snaprace/core/timing";
import { predictionsOf, type RaceClock } from "./race-clock.ts";

/** A camera that a runner should have passed. */
export interface Moment extends Timing.Prediction {
  readonly place: string;
}

/** A camera's clock as runners are told of it. */
export interface ClockNote {
  readonly photographerId: string;
  /** s that it is ahead; negative behind */
  readonly seconds: number;
}

/** Closer than this to the mats' time, a clock is right: some of it is the way between mat and camera. s */
const RIGHT = 5;

export function momentsOf(clock: RaceClock, runner: Roster.Entry, passings: readonly Roster.Passing[]): Moment[] {
  const names = namesOf(clock);
  return predictionsOf(clock, runner, passings).map((prediction) => ({
    ...prediction,
    place: names.get(prediction.checkpointId) ?? prediction.checkpointId,
  }));
}

/** Clocks that are wrong, of the cameras these moments are about. */
export function clockNotes({ cameras }: RaceClock, moments: readonly Moment[]): ClockNote[] {
  const met = new Set(moments.map(({ camera }) => camera));
  const notes = cameras.flatMap(({ camera, photographerId, offsetMs }) => {
    const seconds = Math.round(offsetMs / 1000);
    if (!met.has(camera) || photographerId === undefined || Math.abs(seconds) <= RIGHT) return [];
    return [{ photographerId, seconds }];
  });
  // Two bodies of one photographer that were set together are one clock.
  return notes.filter(
    (note, index) =>
      notes.findIndex((other) => other.photographerId === note.photographerId && other.seconds === note.seconds) ===
      index,
  );
}

/**
 * Places that a camera is known to have stood at, in the order of the course.
 * @param chosen one that is among them whatever is known of it
 */
export function placesOf({ course, cameras }: RaceClock, chosen?: string): Roster.Checkpoint[] {
  const seen = new Set(cameras.flatMap(({ posts }) => posts.map(({ checkpointId }) => checkpointId)));
  return course.filter(({ checkpointId }) => seen.has(checkpointId) || checkpointId === chosen);
}

/** Where, and how many seconds from the runner's own time, each photo was taken; by photo id. */
export function timedPhotos(
  photos: readonly {
    readonly photoId: string;
    readonly captureTime: string;
    readonly photographerId?: string | undefined;
  }[],
  moments: readonly Moment[],
): ReadonlyMap<string, readonly [place: string, seconds: number]> {
  const names = new Map(moments.map(({ checkpointId, place }) => [checkpointId, place]));
  return new Map(
    photos.flatMap(({ photoId, captureTime, photographerId }) => {
      const found = Timing.evidence({ at: Date.parse(captureTime), photographerId }, moments);
      if (!found) return [];
      return [[photoId, [names.get(found.checkpointId) ?? "", found.seconds] as const] as const];
    }),
  );
}

function namesOf({ course }: RaceClock): ReadonlyMap<string, string> {
  return new Map(course.map(({ checkpointId, name }) => [checkpointId, name]));
}

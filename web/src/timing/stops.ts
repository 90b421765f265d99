import type { Roster } from "@snaprace/core/roster";
import type { Moment } from "./moments.ts";

/** A place of the course on a runner's way. */
export interface Stop {
  readonly place: string;
  /** ms since the epoch, by the mats; absent where none measured her. */
  readonly passedAt: number | undefined;
  /** ms since the epoch, by the clock of a camera that stood there; absent where none did. */
  readonly cameraAt: number | undefined;
  readonly isGuess: boolean;
  /** The photos of that moment: ms since the epoch, and whose when only one stood there. */
  readonly from: number;
  readonly to: number;
  readonly photographerId: string | undefined;
}

/** ms around a passing at a place where no camera is known. */
const AROUND = 60_000;

/** A runner's way in order, with the cameras along it. */
export function stopsOf(passings: readonly Roster.Passing[], moments: readonly Moment[]): Stop[] {
  const byPlace = Map.groupBy(moments, ({ checkpointId }) => checkpointId);
  const measured = new Map(passings.map((passing) => [passing.checkpointId, passing]));
  return [...new Set([...measured.keys(), ...byPlace.keys()])]
    .map((checkpointId): Stop => {
      const passing = measured.get(checkpointId);
      const there = byPlace.get(checkpointId) ?? [];
      const [first] = there;
      const passedAt = passing && Date.parse(passing.passedAt);
      const centre = passedAt ?? first?.at ?? 0;
      return {
        place: passing?.checkpoint ?? first?.place ?? "",
        passedAt,
        cameraAt: first?.at,
        isGuess: passedAt === undefined && there.every(({ isGuess }) => isGuess),
        from: Math.min(centre - (first ? 0 : AROUND), ...there.map(({ at, within }) => at - within)),
        to: Math.max(centre + (first ? 0 : AROUND), ...there.map(({ at, within }) => at + within)),
        photographerId: there.length === 1 ? first?.photographerId : undefined,
      };
    })
    .sort((a, b) => a.from - b.from);
}

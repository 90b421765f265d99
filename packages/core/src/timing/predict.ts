import type { Camera } from "./cameras.ts";
import type { Passing } from "./passing.ts";

/** When a runner should be on a camera's photos. */
export interface Prediction {
  readonly camera: string;
  readonly photographerId: string | undefined;
  readonly checkpointId: string;
  /** ms since the epoch, by the camera's own clock as the gallery has it */
  readonly at: number;
  /** ms before and after within which she should be */
  readonly within: number;
  readonly isGuess: boolean;
}

/** A camera was surely there this long before its first and after its last known photo. ms */
const SLACK = 5 * 60_000;
/** Runners are photographed for some seconds, before and behind the mat. ms */
const LEAST_WITHIN = 8_000;
const SPREADS = 3;
/** What a passing that was worked out from others' races may be off by, roughly. ms */
const GUESS_WITHIN = 90_000;

/** Every camera that a runner should have been seen by, in the order in which she passed them. */
export function predict(cameras: readonly Camera[], passings: readonly Passing[]): Prediction[] {
  const at = new Map(passings.map((passing) => [passing.checkpointId, passing]));
  return cameras
    .flatMap(({ camera, photographerId, offsetMs, spreadMs, posts }) =>
      posts.flatMap((post): Prediction[] => {
        const passing = at.get(post.checkpointId);
        if (!passing) return [];
        const time = passing.at + offsetMs;
        if (time < post.from - SLACK || time > post.to + SLACK) return [];
        const within = Math.max(LEAST_WITHIN, SPREADS * spreadMs) + (passing.isGuess ? GUESS_WITHIN : 0);
        const { checkpointId } = post;
        return [{ camera, photographerId, checkpointId, at: time, within, isGuess: passing.isGuess === true }];
      }),
    )
    .sort((a, b) => a.at - b.at);
}

import type { CoverFacts, Projection } from "../port/index.ts";
import type { Truth } from "../truth/index.ts";
import { type Board, boardOf } from "./board.ts";
import { factsOf } from "./facts.ts";
import { placesSaid } from "./place.ts";
import { checkpointsOf, startersOf } from "./starters.ts";

interface Context {
  /** As an editor of the event: to anybody else nobody has started. */
  readonly truth: Truth;
  readonly projection: Pick<Projection, "counts" | "list">;
  readonly coverFacts: CoverFacts;
}

/**
 * How well an event's starters are covered by its photos: as a whole, by race, checkpoint, camera and time, and each of them.
 * @param timesAt checkpoint by whose passings times are told
 */
export async function ofEvent(
  { truth, projection, coverFacts }: Context,
  event: { readonly organizerId: string; readonly eventId: string },
  timesAt?: string | undefined,
): Promise<Board> {
  const { eventId } = event;
  const [facts, starters, checkpoints, said] = await Promise.all([
    factsOf({ projection, coverFacts }, event),
    startersOf(truth, eventId),
    checkpointsOf(truth, eventId),
    placesSaid(truth, eventId),
  ]);
  const isThere = checkpoints.some(({ checkpointId }) => checkpointId === timesAt);
  return boardOf({ facts, starters, checkpoints, said, timesAt: isThere ? timesAt : undefined });
}

export { type Board, boardOf, type Camera, type Covered } from "./board.ts";
export { SetPlaceInput, setPlace } from "./place.ts";
export type { Reach, Share } from "./tally.ts";
export type { TimeRow } from "./times.ts";

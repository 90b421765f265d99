import { Coverage } from "@snaprace/core/coverage";
import type { Event } from "@snaprace/core/event";
import { Photographer } from "@snaprace/core/photographer";
import { Race } from "@snaprace/core/race";
import type { SiteContext } from "../../server/context.ts";
import type { Session } from "../../session/session.ts";

export interface LoadedBoard {
  readonly board: Coverage.Board;
  /** By id. */
  readonly races: ReadonlyMap<string, string>;
  readonly photographers: ReadonlyMap<string, string>;
}

/** The board with the names of what it counts. */
export async function loadBoard(
  { projection, coverFacts }: Pick<SiteContext, "projection" | "coverFacts">,
  { truth }: Pick<Session, "truth">,
  event: Event.Info,
  timesAt?: string,
): Promise<LoadedBoard> {
  const [board, races, photographers] = await Promise.all([
    Coverage.ofEvent({ truth, projection, coverFacts }, event, timesAt),
    Race.forEvent(truth, event.eventId),
    Photographer.forOrganizer(truth, event.organizerId),
  ]);
  return {
    board,
    races: new Map(races.map(({ raceId, name }) => [raceId, name])),
    photographers: new Map(photographers.map(({ photographerId, name }) => [photographerId, name])),
  };
}

import type { Event } from "@snaprace/core/event";
import { Roster } from "@snaprace/core/roster";
import { type NameIndex, nameIndex } from "../finder/name-index.ts";
import type { SiteContext } from "../server/context.ts";
import { keptFor } from "../server/kept-for.ts";

export interface EventRoster {
  readonly entries: readonly Roster.Entry[];
  readonly names: NameIndex;
}

/** Long enough that a crowd at the finish asks the database once, short enough that an opt-out is honoured in a minute. */
const KEPT_MS = 60_000;

const kept = keptFor<EventRoster>(KEPT_MS);

/** Whether an event shows who ran, and how fast. */
export function showsResults(event: Pick<Event.Info, "displayMode">): boolean {
  return event.displayMode !== "photos";
}

/** Everyone who ran, for events that show it; the start list is not public, so it is read as the server. */
export function rosterOf({ serverTruth }: Pick<SiteContext, "serverTruth">, event: Event.Info): Promise<EventRoster> {
  return kept(event.eventId, async () => {
    const entries = await Roster.read(serverTruth, event.eventId);
    return { entries, names: nameIndex(entries) };
  });
}

import type { Event } from "@snaprace/core/event";
import { oneOrNone, type Truth } from "@snaprace/core/truth";
import { z } from "zod";

const Row = z.object({
  name: z.string(),
  is_minor: z.boolean(),
  name_hidden: z.boolean(),
  races: z.object({ name: z.string() }).nullable(),
});

/** Who wears a bib, as far as strangers may be told. */
export interface Runner {
  readonly name: string | undefined;
  readonly race: string | undefined;
}

/**
 * The runner behind a bib. Names are shown by events that show results, and never those of minors and of people who do not
 * want it. The start list is not public, so this reads it as the server.
 */
export async function runnerOf(serverTruth: Truth, event: Event.Info, bib: string): Promise<Runner | undefined> {
  const query = serverTruth.from("event_runners").select("name, is_minor, name_hidden, races(name)");
  const row = oneOrNone(Row, await query.eq("event_id", event.eventId).eq("bib", bib).maybeSingle());
  if (!row) return undefined;
  const isNamed = event.displayMode !== "photos" && !row.is_minor && !row.name_hidden;
  return { name: isNamed ? row.name : undefined, race: row.races?.name };
}

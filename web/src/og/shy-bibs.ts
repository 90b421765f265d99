import { rows, type Truth } from "@snaprace/core/truth";
import { z } from "zod";

const Row = z.object({ bib: z.string(), is_minor: z.boolean(), name_hidden: z.boolean() });

/** Bibs of minors and of those who do not want to be found: a link's picture goes everywhere and stays there. */
export async function shyBibs(serverTruth: Truth, eventId: string, bibs: readonly string[]): Promise<Set<string>> {
  if (bibs.length === 0) return new Set();
  const query = serverTruth.from("event_runners").select("bib, is_minor, name_hidden").eq("event_id", eventId);
  const found = rows(Row, await query.in("bib", [...new Set(bibs)]));
  return new Set(found.filter((row) => row.is_minor || row.name_hidden).map(({ bib }) => bib));
}

import { z } from "zod";
import { everyRow, type Truth } from "../truth/index.ts";

/** Bibs of everybody who is under age, by the start list. Needs the server's truth. */
export async function minorBibs(truth: Truth, eventId: string): Promise<ReadonlySet<string>> {
  const minors = await everyRow(z.object({ bib: z.string() }), (from, to) =>
    truth.from("event_runners").select("bib").eq("event_id", eventId).eq("is_minor", true).order("bib").range(from, to),
  );
  return new Set(minors.map(({ bib }) => bib));
}

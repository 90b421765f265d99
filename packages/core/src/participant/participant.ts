import { z } from "zod";
import { rows, type Truth } from "../truth/index.ts";

/** All bibs of an event's start list, in pages, because the API answers at most a thousand rows at once. */
export async function bibs(truth: Truth, eventId: string): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const query = truth.from("event_runners").select("bib").eq("event_id", eventId).order("bib");
    const page = rows(z.object({ bib: z.string() }), await query.range(found.length, found.length + PAGE - 1));
    found.push(...page.map((row) => row.bib));
    if (page.length < PAGE) return found;
  }
}

const PAGE = 1000;

import { z } from "zod";
import { rows, type Truth } from "../truth/index.ts";

/** What runners said about a bib on a photo, and nobody has looked at since. */
export interface Said {
  readonly me: number;
  readonly notMe: number;
}

/** By photo's id, then by bib. */
export type Reports = ReadonlyMap<string, ReadonlyMap<string, Said>>;

const Row = z.object({ photo_id: z.string(), bib: z.string(), verdict: z.enum(["me", "not_me"]) });
/** The API answers no more at once. */
const PAGE = 1000;

/** Everything that runners said about an event's photos and that waits for a person. */
export async function openReports(truth: Truth, eventId: string): Promise<Reports> {
  const found = new Map<string, Map<string, Said>>();
  for (let from = 0; ; from += PAGE) {
    const query = truth.from("photo_reports").select("photo_id, bib, verdict").eq("event_id", eventId);
    const page = rows(
      Row,
      await query
        .is("reviewed_at", null)
        .order("id")
        .range(from, from + PAGE - 1),
    );
    for (const { photo_id, bib, verdict } of page) {
      const bibs = found.get(photo_id) ?? new Map<string, Said>();
      const { me, notMe } = bibs.get(bib) ?? { me: 0, notMe: 0 };
      bibs.set(bib, verdict === "me" ? { me: me + 1, notMe } : { me, notMe: notMe + 1 });
      found.set(photo_id, bibs);
    }
    if (page.length < PAGE) return found;
  }
}

interface About {
  readonly eventId: string;
  readonly photoIds: readonly string[];
  readonly bibs: readonly string[];
}

/** Says that a person has looked at what runners said, or, with `null`, that somebody has to again. @param at ISO 8601 UTC */
export async function markReports(truth: Truth, { eventId, photoIds, bibs }: About, at: string | null): Promise<void> {
  if (photoIds.length === 0 || bibs.length === 0) return;
  const query = truth.from("photo_reports").update({ reviewed_at: at }).eq("event_id", eventId);
  rows(z.object({ id: z.string() }), await query.in("photo_id", photoIds).in("bib", bibs).select("id"));
}

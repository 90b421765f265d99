import { z } from "zod";
import { everyRow, rows, type Truth } from "../truth/index.ts";

/** What runners said about a bib on a photo, and nobody has looked at since. */
export interface Said {
  readonly me: number;
  readonly notMe: number;
}

/** By photo's id, then by bib. */
export type Reports = ReadonlyMap<string, ReadonlyMap<string, Said>>;

const Row = z.object({ photo_id: z.string(), bib: z.string(), verdict: z.enum(["me", "not_me"]) });

/** Everything that runners said about an event's photos and that waits for a person. */
export async function openReports(truth: Truth, eventId: string): Promise<Reports> {
  const said = await everyRow(Row, (from, to) => {
    const query = truth.from("photo_reports").select("photo_id, bib, verdict").eq("event_id", eventId);
    return query.is("reviewed_at", null).order("id").range(from, to);
  });
  const found = new Map<string, Map<string, Said>>();
  for (const { photo_id, bib, verdict } of said) {
    const bibs = found.get(photo_id) ?? new Map<string, Said>();
    const { me, notMe } = bibs.get(bib) ?? { me: 0, notMe: 0 };
    bibs.set(bib, verdict === "me" ? { me: me + 1, notMe } : { me, notMe: notMe + 1 });
    found.set(photo_id, bibs);
  }
  return found;
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

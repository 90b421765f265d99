import { z } from "zod";
import { rows, Timestamp, type Truth } from "../truth/index.ts";

const Row = z
  .object({
    id: z.number(),
    event_id: z.string().nullable(),
    actor: z.string().nullable(),
    action: z.string(),
    subject: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    happened_at: Timestamp,
  })
  .transform((row) => ({
    entryId: row.id,
    eventId: row.event_id ?? undefined,
    /** A person's id; absent for runners and for what happens by the clock. */
    actor: row.actor ?? undefined,
    action: row.action,
    subject: row.subject ?? undefined,
    details: row.details,
    happenedAt: row.happened_at,
  }));
export type Written = z.infer<typeof Row>;

export interface Search {
  readonly organizerId: string;
  readonly eventId?: string | undefined;
  /** A person's id, or `nobody` for runners and schedules. */
  readonly actor?: string | undefined;
  /** The beginning of an action, up to a dot, or all of it: `photos`, `photos.erased`. */
  readonly action?: string | undefined;
  /** ISO 8601 UTC, inclusive. */
  readonly from?: string | undefined;
  /** ISO 8601 UTC, exclusive. */
  readonly to?: string | undefined;
  /** Only entries before this one. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Entries of an organizer's audit log, latest first; owners see them, others none. */
export async function search(truth: Truth, wanted: Search): Promise<{ entries: Written[]; hasMore: boolean }> {
  const { organizerId, eventId, actor, action, from, to, before, limit } = wanted;
  let query = truth
    .from("audit_log")
    .select("id, event_id, actor, action, subject, details, happened_at")
    .eq("organizer_id", organizerId);
  if (eventId) query = query.eq("event_id", eventId);
  if (actor === "nobody") query = query.is("actor", null);
  else if (actor) query = query.eq("actor", actor);
  if (action) query = action.includes(".") ? query.eq("action", action) : query.like("action", `${action}.%`);
  if (from) query = query.gte("happened_at", from);
  if (to) query = query.lt("happened_at", to);
  if (before !== undefined) query = query.lt("id", before);
  const found = rows(Row, await query.order("id", { ascending: false }).limit(limit + 1));
  return { entries: found.slice(0, limit), hasMore: found.length > limit };
}

/** The API answers at most a thousand rows at once. */
const PAGE = 999;

/** The same in one piece, for a file. @param most entries; the latest are kept */
export async function searchAll(
  truth: Truth,
  wanted: Omit<Search, "before" | "limit">,
  most: number,
): Promise<Written[]> {
  const found: Written[] = [];
  for (;;) {
    const before = found.at(-1)?.entryId;
    const page = await search(truth, { ...wanted, before, limit: Math.min(PAGE, most - found.length) });
    found.push(...page.entries);
    if (!page.hasMore || found.length >= most) return found;
  }
}

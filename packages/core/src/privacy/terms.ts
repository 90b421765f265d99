import { z } from "zod";
import { RESTORE_DAYS } from "../curation/restore-days.ts";
import { count, oneOrNone, rows, Timestamp, type Truth } from "../truth/index.ts";

const DAY_MS = 86_400_000;
/** How many there are, beside those that come back. */
const COUNTED = { count: "exact" } as const;

export interface Deletion {
  /** How many were deleted so far. */
  readonly count: number;
  /** When nothing was left to find; absent while it goes on. */
  readonly verifiedAt: string | undefined;
}

/** What has come to its end, or will. */
export interface Terms {
  readonly faces: Deletion | undefined;
  readonly photos: Deletion | undefined;
  /** Single photos that somebody deleted and that can still be brought back. */
  readonly deletedPhotos: { readonly count: number /** ISO 8601 UTC */; readonly nextAt: string | undefined };
  /** Addresses that are to be told of photos. */
  readonly mailRequests: number;
}

/** Needs the server's truth: nobody else sees how far deletions are, or who asked for mail. */
export async function terms(truth: Truth, eventId: string): Promise<Terms> {
  const deletion = async (table: "face_deletions" | "photo_deletions", column: "faces" | "photos") => {
    const query = truth.from(table).select(`${column}, verified_at`).eq("event_id", eventId);
    const Row = z.object({ [column]: z.number(), verified_at: Timestamp.nullable() });
    const row = oneOrNone(Row, await query.maybeSingle()) as Record<string, unknown> | undefined;
    return row && { count: Number(row[column]), verifiedAt: (row.verified_at as string | null) ?? undefined };
  };
  const waiting = truth
    .from("takedowns")
    .select("taken_down_at", COUNTED)
    .eq("event_id", eventId)
    .eq("kind", "deleted");
  const asked = truth
    .from("mail_requests")
    .select("id", { ...COUNTED, head: true })
    .eq("event_id", eventId);
  const [faces, photos, deleted, mails] = await Promise.all([
    deletion("face_deletions", "faces"),
    deletion("photo_deletions", "photos"),
    waiting.is("restored_at", null).is("erased_at", null).order("taken_down_at").limit(1),
    asked,
  ]);
  const [first] = rows(z.object({ taken_down_at: Timestamp }), deleted);
  return {
    faces,
    photos,
    deletedPhotos: {
      count: count(deleted),
      nextAt: first && new Date(Date.parse(first.taken_down_at) + RESTORE_DAYS * DAY_MS).toISOString(),
    },
    mailRequests: count(mails),
  };
}

const CountRow = z
  .object({ notice_version: z.string(), given: z.number(), withdrawn: z.number(), last_given_at: Timestamp })
  .transform((row) => ({
    noticeVersion: row.notice_version,
    given: row.given,
    withdrawn: row.withdrawn,
    lastGivenAt: row.last_given_at,
  }));
export type ConsentCount = z.infer<typeof CountRow>;

/** How many agreed to which notice; as an editor, or it is nobody. */
export async function consentCounts(truth: Truth, eventId: string): Promise<ConsentCount[]> {
  return rows(CountRow, await truth.rpc("consent_counts", { p_event: eventId }));
}

import { z } from "zod";
import { oneOrNone, rows, Timestamp, type Truth } from "../truth/index.ts";

const DAY_MS = 86_400_000;
/** Days in which a deleted photo can be brought back. */
const RESTORE_DAYS = 30;

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
  const waiting = truth.from("takedowns").select("taken_down_at").eq("event_id", eventId).eq("kind", "deleted");
  const asked = truth.from("mail_requests").select("id").eq("event_id", eventId);
  const [faces, photos, deleted, mails] = await Promise.all([
    deletion("face_deletions", "faces"),
    deletion("photo_deletions", "photos"),
    waiting.is("restored_at", null).is("erased_at", null).order("taken_down_at").limit(1000),
    asked.limit(1000),
  ]);
  const oldest = rows(z.object({ taken_down_at: Timestamp }), deleted);
  const [first] = oldest;
  return {
    faces,
    photos,
    deletedPhotos: {
      count: oldest.length,
      nextAt: first && new Date(Date.parse(first.taken_down_at) + RESTORE_DAYS * DAY_MS).toISOString(),
    },
    mailRequests: rows(z.object({ id: z.string() }), mails).length,
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

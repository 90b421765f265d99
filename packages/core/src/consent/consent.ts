import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { EventId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import { one, oneOrNone, rows, Timestamp, type Truth } from "../truth/index.ts";

export const GiveInput = z.object({
  eventId: EventId,
  noticeVersion: z.string().min(1).max(40),
  /** The very words the runner saw. */
  noticeText: z.string().min(1).max(10_000),
  locale: z.string().min(2).max(10),
});

/** Proof of a consent, held by the runner's browser alone: the record keeps only its hash. */
export type ConsentToken = string;

/**
 * Records a consent to face search before any match is made: event, notice and its hash, language, time, and the hash of a
 * random subject token. No name, no picture, no address.
 */
export const give = fn(GiveInput, async ({ truth }: { truth: Truth }, input): Promise<ConsentToken> => {
  const token = randomBytes(32).toString("base64url");
  const inserted = await truth
    .from("consents")
    .insert({
      event_id: input.eventId,
      notice_version: input.noticeVersion,
      notice_hash: hash(input.noticeText),
      locale: input.locale,
      subject_hash: hash(token),
    })
    .select("id")
    .single();
  one(z.object({ id: z.string() }), inserted);
  return token;
});

/** Whether this token stands for a consent to this event that was not withdrawn. */
export async function isGiven(truth: Truth, eventId: string, token: ConsentToken): Promise<boolean> {
  const found = await truth
    .from("consents")
    .select("id")
    .eq("event_id", eventId)
    .eq("subject_hash", hash(token))
    .is("withdrawn_at", null);
  return rows(z.object({ id: z.string() }), found).length > 0;
}

export interface Receipt {
  /** ISO 8601 UTC */
  readonly givenAt: string;
  readonly withdrawnAt: string | undefined;
  readonly noticeVersion: string;
}

/** What is recorded about a consent, for whoever holds its token. */
export async function receipt(truth: Truth, eventId: string, token: ConsentToken): Promise<Receipt | undefined> {
  const columns = "given_at, withdrawn_at, notice_version";
  const found = await truth
    .from("consents")
    .select(columns)
    .eq("event_id", eventId)
    .eq("subject_hash", hash(token))
    .maybeSingle();
  const Row = z.object({ given_at: Timestamp, withdrawn_at: Timestamp.nullable(), notice_version: z.string() });
  const row = oneOrNone(Row, found);
  return (
    row && { givenAt: row.given_at, withdrawnAt: row.withdrawn_at ?? undefined, noticeVersion: row.notice_version }
  );
}

/**
 * Withdraws a consent; withdrawing an unknown one is no error, so nobody learns which tokens exist.
 * @returns whether there was one to withdraw, which is not for the visitor's eyes
 */
export async function withdraw(truth: Truth, eventId: string, token: ConsentToken, now: Date): Promise<boolean> {
  const updated = await truth
    .from("consents")
    .update({ withdrawn_at: now.toISOString() })
    .eq("event_id", eventId)
    .eq("subject_hash", hash(token))
    .is("withdrawn_at", null)
    .select("id");
  return rows(z.object({ id: z.string() }), updated).length > 0;
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

import { createHmac, randomInt } from "node:crypto";
import { z } from "zod";
import type { Clock } from "../clock/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import type * as Event from "../event/event.ts";
import * as Limit from "../limit/limit.ts";
import type { Mailer, RateLimiter } from "../port/index.ts";
import { one, rows, type Truth } from "../truth/index.ts";
import { compose } from "./compose.ts";
import { type Locale, WORDS } from "./words.ts";

/** `photos`: to be told of photos. `proof`: to show that a bib is hers. */
export type CodePurpose = "photos" | "proof";

const MINUTES = 15;

export interface CodeContext {
  /** The server's truth: codes are asked for by people without an account. */
  readonly truth: Truth;
  readonly mailer: Mailer;
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  /** Of the hashes that are kept: a million codes are tried in a second by whoever reads the table, but not without this. */
  readonly cursorSigningKey: string;
}

export interface SendCode {
  /** Who asks, for the limits. */
  readonly caller: string;
  readonly event: Event.Info;
  readonly purpose: CodePurpose;
  readonly email: string;
  /** What the code is for; given back to whoever knows the code. */
  readonly subject: Readonly<Record<string, unknown>>;
  readonly locale: Locale;
}

/**
 * Mails a code of six digits; an earlier one for the same purpose ends.
 * @returns `refused` when no mail can go to this address
 * @throws SnapRaceError `rate-limited`; ThrottledError
 */
export async function sendCode(context: CodeContext, input: SendCode): Promise<"sent" | "refused"> {
  const { event, purpose, locale } = input;
  const email = address(input.email);
  await Limit.admit(context, "mail-code", `${input.caller} ${event.eventId} ${purpose}`);
  await Limit.admit(context, "mail-to", email);
  await Limit.admit(context, "mail-event", event.eventId);
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const row = {
    event_id: event.eventId,
    purpose,
    email,
    code_hash: hash(context.cursorSigningKey, event.eventId, purpose, email, code),
    subject: input.subject,
    attempts: 0,
    expires_at: new Date(context.clock.now().getTime() + MINUTES * 60_000).toISOString(),
  };
  const kept = await context.truth
    .from("mail_codes")
    .upsert(row, { onConflict: "event_id,purpose,email" })
    .select("purpose");
  rows(z.unknown(), kept);
  const words = WORDS[locale];
  const kind = words[purpose === "proof" ? "proofCode" : "photosCode"];
  const mail = compose({
    locale,
    subject: kind.subject(event.name, code),
    heading: kind.heading,
    paragraphs: [kind.text(event.name)],
    code,
    foot: [words.codeEnds(MINUTES), words.codeNotYou],
  });
  return context.mailer.send({ to: email, ...mail });
}

export type UsedCode =
  | { readonly status: "right"; readonly subject: Readonly<Record<string, unknown>> }
  /** `over`: too late, tried too often, used already, or never sent. */
  | { readonly status: "wrong" | "over" };

/**
 * Tries a code, which works once.
 * @throws SnapRaceError `rate-limited`
 */
export async function useCode(
  context: Omit<CodeContext, "mailer">,
  input: { caller: string; eventId: string; purpose: CodePurpose; email: string; code: string },
): Promise<UsedCode> {
  const { eventId, purpose } = input;
  await Limit.admit(context, "mail-try", `${input.caller} ${eventId} ${purpose}`);
  const email = address(input.email);
  const digits = input.code.replaceAll(/\s/g, "");
  const used = await context.truth.rpc("use_mail_code", {
    p_event: eventId,
    p_purpose: purpose,
    p_email: email,
    p_hash: hash(context.cursorSigningKey, eventId, purpose, email, digits),
    p_now: context.clock.now().toISOString(),
  });
  return one(Used, used);
}

const Used = z.union([
  z.object({ status: z.literal("right"), subject: z.record(z.string(), z.unknown()) }),
  z.object({ status: z.enum(["wrong", "over"]) }),
]);

function hash(key: string, eventId: string, purpose: CodePurpose, email: string, code: string): string {
  return createHmac("sha256", key).update(`mail-code\0${eventId}\0${purpose}\0${email}\0${code}`).digest("hex");
}

const Address = z.email().max(254);

/** @throws SnapRaceError `invalid-input` */
export function address(text: string): string {
  const email = text.trim().toLowerCase();
  if (Address.safeParse(email).success) return email;
  throw new SnapRaceError("invalid-input", "Not an e-mail address.", { fields: { email: "not-an-address" } });
}

import { randomBytes } from "node:crypto";
import { z } from "zod";
import type * as Event from "../event/event.ts";
import { BibNumber, EventId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import type { Projection } from "../port/index.ts";
import { one, rows, type Truth } from "../truth/index.ts";
import { type CodeContext, sendCode, type UsedCode, useCode } from "./code.ts";
import { countPhotos } from "./count-photos.ts";
import { LOCALES } from "./words.ts";

const Bibs = z.array(BibNumber).max(5).default([]);

export const AskInput = z.object({
  email: z.string().max(254),
  /** Whose photos to tell of; none for the event as a whole. */
  bibs: Bibs,
  locale: z.enum(LOCALES),
  /** Who asks, for the limits. */
  caller: z.string(),
});
export type AskInput = z.input<typeof AskInput>;

/**
 * Begins a request to be told of photos: mails a code to the address, and keeps nothing but the code until it comes back.
 * The answer is the same whether the address is known or not.
 * @throws SnapRaceError `invalid-input`, `rate-limited`
 */
export const askForMail = fn(
  AskInput,
  async (context: CodeContext & { readonly event: Event.Info }, input): Promise<"sent" | "refused"> => {
    const { email, bibs, locale, caller } = input;
    const subject = { bibs: [...new Set(bibs)], locale };
    return sendCode(context, { caller, event: context.event, purpose: "photos", email, subject, locale });
  },
);

export const ConfirmInput = z.object({ email: z.string().max(254), code: z.string().max(20), caller: z.string() });

export type ConfirmInput = z.input<typeof ConfirmInput>;

const Subject = z.object({ bibs: Bibs, locale: z.enum(LOCALES) });

interface ConfirmContext extends Omit<CodeContext, "mailer"> {
  readonly event: Event.Info;
  readonly projection: Projection;
}

/**
 * Ends a request with the code: from now on the address is told. Photos that are there already are no news.
 * @returns whether the code was right
 * @throws SnapRaceError `invalid-input`, `rate-limited`
 */
export const confirmMail = fn(
  ConfirmInput,
  async (context: ConfirmContext, { email, code, caller }): Promise<UsedCode["status"]> => {
    const { eventId } = context.event;
    const used = await useCode(context, { caller, eventId, purpose: "photos", email, code });
    if (used.status !== "right") return used.status;
    const { bibs, locale } = Subject.parse(used.subject);
    const kept = await context.truth.rpc("request_mail", {
      p_event: eventId,
      p_email: email.trim().toLowerCase(),
      p_bibs: bibs,
      p_locale: locale,
      p_token: randomBytes(24).toString("base64url"),
      p_photos: await countPhotos(context.projection, eventId, bibs),
      p_now: context.clock.now().toISOString(),
    });
    one(z.unknown(), kept);
    return "right";
  },
);

/** How many wait to be told of an event; nobody learns it who may not edit it. */
export async function countWaiting(truth: Truth, eventId: string): Promise<number> {
  return one(z.number(), await truth.rpc("count_mail_requests", { p_event: eventId }));
}

const Token = z.string().regex(/^[\w-]{32,100}$/);

/**
 * Forgets a request, with the token of its mails. Forgetting an unknown one is no error: a mail program may do it twice.
 * @returns the event it was about, or `undefined` when there is none
 */
export async function unsubscribe(truth: Truth, token: string): Promise<string | undefined> {
  if (!Token.safeParse(token).success) return undefined;
  const gone = await truth.from("mail_requests").delete().eq("unsubscribe_token", token).select("event_id");
  return rows(z.object({ event_id: EventId }), gone)[0]?.event_id;
}

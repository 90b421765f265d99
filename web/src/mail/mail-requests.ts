import type { Event } from "@snaprace/core/event";
import { Mail } from "@snaprace/core/mail";
import type { SiteContext } from "../server/context.ts";

/**
 * @param body `{ email, bibs?, locale }`
 * @throws SnapRaceError `invalid-input`, `rate-limited`
 */
export function askForMail(site: SiteContext, event: Event.Info, caller: string, body: unknown) {
  const { mailer, limiter, clock, cursorSigningKey, serverTruth: truth } = site;
  return Mail.askForMail(
    { truth, mailer, limiter, clock, cursorSigningKey, event },
    { ...(body as Mail.AskInput), caller },
  );
}

/**
 * @param body `{ email, code }`
 * @throws SnapRaceError `invalid-input`, `rate-limited`
 */
export function confirmMail(site: SiteContext, event: Event.Info, caller: string, body: unknown) {
  const { limiter, clock, cursorSigningKey, projection, serverTruth: truth } = site;
  const context = { truth, limiter, clock, cursorSigningKey, projection, event };
  return Mail.confirmMail(context, { ...(body as Mail.ConfirmInput), caller });
}

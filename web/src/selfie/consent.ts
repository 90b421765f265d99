import { Consent } from "@snaprace/core/consent";
import { SnapRaceError } from "@snaprace/core/errors";
import { Event } from "@snaprace/core/event";
import { z } from "zod";
import { routing } from "../i18n/routing.ts";
import type { SiteContext } from "../server/context.ts";
import { consentNotice, NOTICE_VERSION, noticeText } from "./notice.ts";

const Given = z.object({ locale: z.enum(routing.locales), noticeVersion: z.string() });

/**
 * Records that a runner agreed to the notice as it is now.
 * @throws SnapRaceError `not-found` when the event has no face search, `conflict` when the notice has changed since it was
 *   read, `invalid-input`
 */
export async function giveConsent(
  { serverTruth }: Pick<SiteContext, "serverTruth">,
  event: Event.Info,
  body: unknown,
): Promise<Consent.ConsentToken> {
  if (!Event.keepsFaces(event, new Date()))
    throw new SnapRaceError("not-found", `Event ${event.eventId} has no face search.`);
  const given = Given.safeParse(body);
  if (!given.success) {
    throw new SnapRaceError("invalid-input", "Not a consent.", {
      fields: { body: `Send {"locale": "en" or "ko", "noticeVersion": "${NOTICE_VERSION}"}.` },
    });
  }
  const { locale, noticeVersion } = given.data;
  if (noticeVersion !== NOTICE_VERSION) {
    throw new SnapRaceError("conflict", "The notice has changed.", {
      fields: { noticeVersion: `The notice is now version ${NOTICE_VERSION}. Show it again.` },
    });
  }
  const notice = await consentNotice(event, locale);
  return Consent.give(
    { truth: serverTruth },
    { eventId: event.eventId, noticeVersion, noticeText: noticeText(notice), locale },
  );
}

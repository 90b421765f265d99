import { z } from "zod";
import type { Clock } from "../clock/index.ts";
import { EventId } from "../id/index.ts";
import type { Mailer } from "../port/index.ts";
import { rows, Timestamp, type Truth } from "../truth/index.ts";
import { compose } from "./compose.ts";
import { type Locale, WORDS } from "./words.ts";

const Claimed = z.object({
  event_id: EventId,
  event_name: z.string(),
  time_zone: z.string(),
  requests: z.array(z.string()),
  hides: z.number(),
  photos: z.number(),
  faces: z.number(),
  due_at: Timestamp,
  emails: z.array(z.string()),
});
type Claimed = z.output<typeof Claimed>;

interface Context {
  /** The server's truth: addresses of an organizer's people are nobody else's business. */
  readonly truth: Truth;
  readonly mailer: Mailer;
  readonly clock: Clock;
  /** Where the desk is. */
  readonly siteUrl: string;
}

/**
 * Tells owners and editors that runners asked for something about their data, at most every ten minutes for each event. The
 * mail says how many and until when, and nothing about whom: that stands on the desk, behind the sign-in.
 * @returns how many mails went
 */
export async function mailPrivacyRequests(context: Context): Promise<number> {
  const { truth, mailer, clock } = context;
  const claim = { p_now: clock.now().toISOString() };
  let sent = 0;
  for (const claimed of rows(Claimed, await truth.rpc("claim_privacy_mails", claim))) {
    const mail = composed(claimed, context.siteUrl);
    try {
      for (const to of claimed.emails) if ((await mailer.send({ to, ...mail })) === "sent") sent += 1;
    } catch (error) {
      // Some of them may have it and get it again: better twice than not at all.
      process.emitWarning(`A privacy mail did not go: ${error instanceof Error ? error.name : "unknown"}`);
      const again = truth.from("privacy_requests").update({ organizer_told_at: null }).in("id", claimed.requests);
      rows(z.unknown(), await again.select("id"));
    }
  }
  return sent;
}

/** No person of an organizer has said which language she reads; the event's place is the best guess. */
const KOREA = "Asia/Seoul";

function composed({ event_id, event_name, time_zone, hides, photos, faces, due_at }: Claimed, siteUrl: string) {
  const locale: Locale = time_zone === KOREA ? "ko" : "en";
  const { privacy } = WORDS[locale];
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: time_zone }).format(Date.parse(due_at));
  const site = locale === "en" ? siteUrl : `${siteUrl}/${locale}`;
  return compose({
    locale,
    subject: privacy.subject(event_name),
    heading: privacy.heading(hides + faces),
    paragraphs: [
      ...(hides > 0 ? [privacy.hidden(hides, photos)] : []),
      ...(faces > 0 ? [privacy.faces(faces)] : []),
      privacy.text(event_name, day),
    ],
    actions: [{ label: privacy.action, url: `${site}/desk/events/${event_id}/privacy` }],
    foot: [privacy.why],
  });
}

import { z } from "zod";
import type { Clock } from "../clock/index.ts";
import type { Mailer } from "../port/index.ts";
import { rows, type Truth } from "../truth/index.ts";
import { compose } from "./compose.ts";
import { LOCALES, WORDS } from "./words.ts";

/** Sent in one run. */
const MOST = 50;
/** How long one that did not go makes way for others; ms. */
const WAIT_MS = 10 * 60_000;

const Open = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(["photographer", "editor", "owner"]),
  locale: z.enum(LOCALES),
  organizers: z.object({ name: z.string() }),
});

interface Context {
  /** The server's truth. */
  readonly truth: Truth;
  readonly mailer: Mailer;
  readonly clock: Clock;
  /** Where people sign in. */
  readonly siteUrl: string;
}

/**
 * Mails the invitations that were not mailed yet, each once: noted before it goes, and taken back for a while when it did not.
 * @returns how many went
 */
export async function mailInvitations({ truth, mailer, clock, siteUrl }: Context): Promise<number> {
  const now = clock.now().toISOString();
  const query = truth.from("organizer_invitations").select("id, email, role, locale, organizers(name)");
  const open = query.is("mailed_at", null).is("accepted_at", null).is("revoked_at", null).gt("expires_at", now);
  const due = open.or(`mail_after.is.null,mail_after.lte.${now}`).order("mail_after", { nullsFirst: true });
  let sent = 0;
  for (const { id, email, role, locale, organizers } of rows(Open, await due.order("invited_at").limit(MOST))) {
    const mark = truth.from("organizer_invitations").update({ mailed_at: now }).eq("id", id).is("mailed_at", null);
    if (rows(z.unknown(), await mark.select("id")).length === 0) continue;
    const { invitation } = WORDS[locale];
    const site = locale === "en" ? siteUrl : `${siteUrl}/${locale}`;
    const mail = compose({
      locale,
      subject: invitation.subject(organizers.name),
      heading: invitation.heading(organizers.name),
      paragraphs: [invitation.may[role], invitation.text],
      actions: [{ label: invitation.action, url: `${site}/sign-in?${new URLSearchParams({ email })}` }],
      foot: [invitation.why],
    });
    try {
      // An address that takes no mail stays marked: the owner sees that nobody joins, and can tell them otherwise.
      if ((await mailer.send({ to: email, ...mail })) === "sent") sent += 1;
    } catch (error) {
      process.emitWarning(`An invitation did not go: ${error instanceof Error ? error.name : "unknown"}`);
      const mail_after = new Date(clock.now().getTime() + WAIT_MS).toISOString();
      const later = truth.from("organizer_invitations").update({ mailed_at: null, mail_after });
      rows(z.unknown(), await later.eq("id", id).select("id"));
    }
  }
  return sent;
}

import { compose } from "./compose.ts";
import { type Locale, WORDS } from "./words.ts";

interface Facts {
  readonly locale: Locale;
  readonly eventId: string;
  readonly eventName: string;
  readonly bibs: readonly string[];
  /** Photos of these bibs. */
  readonly photos: number;
  readonly siteUrl: string;
  readonly unsubscribeToken: string;
}

/** "Your photos are there", with a way to them and a way out. */
export function readyMail({ locale, eventId, eventName, bibs, photos, siteUrl, unsubscribeToken }: Facts) {
  const { ready } = WORDS[locale];
  // English pages have no prefix.
  const site = locale === "en" ? siteUrl : `${siteUrl}/${locale}`;
  const page = `${site}/events/${eventId}`;
  return compose({
    locale,
    subject: bibs.length > 0 ? ready.ownSubject(eventName) : ready.subject(eventName),
    heading: bibs.length > 0 ? ready.ownHeading(photos) : ready.heading,
    paragraphs: [bibs.length > 0 ? ready.ownText(eventName, bibs) : ready.text(eventName)],
    actions:
      bibs.length > 0
        ? bibs.map((bib) => ({ label: ready.ownAction(bib), url: `${page}?bib=${bib}` }))
        : [{ label: ready.action, url: page }],
    foot: [ready.why(eventName)],
    unsubscribe: { label: ready.unsubscribe, url: `${site}/unsubscribe?token=${unsubscribeToken}` },
  });
}

import { Audit } from "@snaprace/core/audit";
import { Disclosure } from "@snaprace/core/disclosure";
import { Organizer } from "@snaprace/core/organizer";
import { Privacy } from "@snaprace/core/privacy";
import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventFrame } from "../../../../../../desk/event-frame.tsx";
import { deskPaths } from "../../../../../../desk/paths.ts";
import { ConsentTable } from "../../../../../../desk/privacy/consent-table.tsx";
import { RequestList } from "../../../../../../desk/privacy/request-list.tsx";
import { RunnerData } from "../../../../../../desk/privacy/runner-data.tsx";
import { TermList } from "../../../../../../desk/privacy/term-list.tsx";
import { getPathname } from "../../../../../../i18n/navigation.ts";
import { siteContext } from "../../../../../../server/context.ts";
import { requireEventAccess, requireSession } from "../../../../../../session/pages.ts";
import type { EventAccess, Session } from "../../../../../../session/session.ts";
import { LinkButton } from "../../../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<{ bib?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "privacyDesk" });
  return { title: t("title"), robots: { index: false } };
}

export default async function PrivacyDeskPage({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.privacy(eventId));
  const access = await requireEventAccess(session, eventId, "editor");
  const { event, role } = access;
  const asked = (await searchParams).bib;
  const bib = typeof asked === "string" ? asked.trim().toUpperCase().slice(0, 6) : "";
  const isOwner = Organizer.allows(role, "owner");
  const site = siteContext();
  const [t, requests, terms, consents, people, found] = await Promise.all([
    getTranslations("privacyDesk.audit"),
    Privacy.requests(session.truth, eventId),
    Privacy.terms(site.serverTruth, eventId),
    Privacy.consentCounts(session.truth, eventId),
    isOwner ? Organizer.people(session.truth, event.organizerId) : [],
    bib === "" ? undefined : lookUp(session, access, bib),
  ]);
  const now = new Date();
  return (
    <EventFrame session={session} access={access} current="privacy">
      <RequestList
        event={event}
        locale={locale}
        requests={requests}
        people={new Map(people.map(({ userId, email }) => [userId, email]))}
        now={now}
      />
      <TermList event={event} locale={locale} terms={terms} now={now} />
      <ConsentTable counts={consents} locale={locale} timeZone={event.timeZone} />
      <RunnerData
        eventId={eventId}
        locale={locale}
        action={getPathname({ href: deskPaths.privacy(eventId), locale })}
        bib={bib}
        found={found}
      />
      {isOwner && (
        <p className="mt-12">
          <LinkButton href={deskPaths.audit(event.organizerId, { event: eventId })}>
            <ScrollText aria-hidden className="size-5" />
            {t("link")}
          </LinkButton>
        </p>
      )}
    </EventFrame>
  );
}

/** Looking somebody up is noted before anything is shown. */
async function lookUp(session: Session, { event }: EventAccess, bib: string) {
  const site = siteContext();
  const context = { ...site, truth: session.truth };
  const disclosed = await Disclosure.ofRunner(context, event, bib);
  if (!disclosed) return undefined;
  const { organizerId, eventId } = event;
  const entry = { organizerId, eventId, actor: session.userId, action: "runner.viewed", subject: bib } as const;
  await Audit.record(site.serverTruth, entry);
  return { name: disclosed.runner.name, photos: disclosed.photos.length };
}

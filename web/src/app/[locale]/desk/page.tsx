import { Event } from "@snaprace/core/event";
import { Organizer } from "@snaprace/core/organizer";
import { Photo } from "@snaprace/core/photo";
import { CalendarPlus, Users } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { DeskPage } from "../../../desk/desk-page.tsx";
import { EventRow } from "../../../desk/event-row.tsx";
import { deskPaths } from "../../../desk/paths.ts";
import { Offers } from "../../../desk/people/offers.tsx";
import { siteContext } from "../../../server/context.ts";
import { requireSession } from "../../../session/pages.ts";
import { EmptyState, LinkButton } from "../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "desk" });
  return { title: t("title"), robots: { index: false } };
}

export default async function DeskHome({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.home());
  const t = await getTranslations("desk");
  const people = await getTranslations("organize.people");
  const [memberships, offers] = await Promise.all([
    Organizer.membershipsOf(session.truth, session.userId),
    Organizer.offers(session.truth),
  ]);
  const groups = await Promise.all(
    memberships.map(async (membership) => {
      const events = await Event.forOrganizer(session.truth, membership.organizerId);
      const counted = events.map(async (event) => {
        return { event, counts: Photo.inSight(await siteContext().projection.progress(event)) };
      });
      return { membership, rows: await Promise.all(counted) };
    }),
  );
  const mayCreate = memberships.some(({ role }) => Organizer.allows(role, "editor"));
  const create = mayCreate && (
    <LinkButton href={deskPaths.create()} variant="primary">
      <CalendarPlus aria-hidden className="size-5" />
      {t("newEvent")}
    </LinkButton>
  );
  return (
    <DeskPage session={session}>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-xl font-bold">{t("title")}</h1>
        {create}
      </div>
      {offers.length > 0 && <Offers offers={offers} />}
      {groups.length === 0 && offers.length === 0 && (
        <EmptyState title={t("noOrganizer.title")}>{t("noOrganizer.text")}</EmptyState>
      )}
      {groups.map(({ membership, rows }) => (
        <section key={membership.organizerId} className="mt-8">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 className="text-lg font-semibold">{membership.name}</h2>
            {Organizer.allows(membership.role, "owner") && (
              <LinkButton href={deskPaths.people(membership.organizerId)} variant="quiet" size="small">
                <Users aria-hidden className="size-4" />
                {people("title")}
              </LinkButton>
            )}
          </div>
          {rows.length === 0 ? (
            <EmptyState title={t("noEvents.title")} actions={create}>
              {t("noEvents.text")}
            </EmptyState>
          ) : (
            <ul className="mt-3 divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface">
              {rows.map(({ event, counts }) => (
                <EventRow key={event.eventId} event={event} counts={counts} locale={locale} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </DeskPage>
  );
}

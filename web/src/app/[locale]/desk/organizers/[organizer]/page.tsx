import { Organizer } from "@snaprace/core/organizer";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { DeskPage } from "../../../../../desk/desk-page.tsx";
import { deskPaths } from "../../../../../desk/paths.ts";
import { PeoplePanel } from "../../../../../desk/people/people-panel.tsx";
import { Link } from "../../../../../i18n/navigation.ts";
import { siteOrigin } from "../../../../../server/site-origin.ts";
import { requireSession } from "../../../../../session/pages.ts";

interface Props {
  readonly params: Promise<{ locale: string; organizer: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "organize.people" });
  return { title: t("title"), robots: { index: false } };
}

export default async function PeoplePage({ params }: Props) {
  const { locale, organizer: organizerId } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.people(organizerId));
  const memberships = await Organizer.membershipsOf(session.truth, session.userId);
  const own = memberships.find((membership) => membership.organizerId === organizerId);
  if (!own || !Organizer.allows(own.role, "owner")) notFound();
  const t = await getTranslations("organize.people");
  const desk = await getTranslations("desk");
  const [people, invitations, origin] = await Promise.all([
    Organizer.people(session.truth, organizerId),
    Organizer.openInvitations(session.truth, organizerId),
    siteOrigin(),
  ]);
  return (
    <DeskPage session={session}>
      <Link href={deskPaths.home()} className="tap inline-flex items-center text-soft hover:underline">
        ← {desk("title")}
      </Link>
      <h1 className="text-xl font-bold">{t("titleOf", { name: own.name })}</h1>
      <div className="mt-6 max-w-3xl">
        <PeoplePanel
          organizerId={organizerId}
          ownId={session.userId}
          people={people}
          invitations={invitations}
          signInUrl={new URL(deskPaths.home(), origin).href}
        />
      </div>
    </DeskPage>
  );
}

import { Organizer } from "@snaprace/core/organizer";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CreateForm } from "../../../../desk/create-form.tsx";
import { DeskPage } from "../../../../desk/desk-page.tsx";
import { deskPaths } from "../../../../desk/paths.ts";
import { requireSession } from "../../../../session/pages.ts";
import { Notice } from "../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "desk.create" });
  return { title: t("title"), robots: { index: false } };
}

export default async function NewEventPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.create());
  const t = await getTranslations("desk.create");
  const memberships = await Organizer.membershipsOf(session.truth, session.userId);
  const organizers = memberships
    .filter(({ role }) => Organizer.allows(role, "editor"))
    .map(({ organizerId, name }) => ({ id: organizerId, name }));
  return (
    <DeskPage session={session} width="text">
      <h1 className="text-xl font-bold">{t("title")}</h1>
      <p className="mt-2 text-soft">{t("text")}</p>
      {organizers.length === 0 ? (
        <Notice tone="warning" className="mt-6">
          {t("problems.not-allowed")}
        </Notice>
      ) : (
        <CreateForm
          organizers={organizers}
          timeZones={Intl.supportedValuesOf("timeZone")}
          today={new Date().toISOString().slice(0, 10)}
        />
      )}
    </DeskPage>
  );
}

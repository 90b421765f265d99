import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventFrame } from "../../../../../../../desk/event-frame.tsx";
import { ImportPanel } from "../../../../../../../desk/import/import-panel.tsx";
import { deskPaths } from "../../../../../../../desk/paths.ts";
import { requireEventAccess, requireSession } from "../../../../../../../session/pages.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "organize.import" });
  return { title: t("title"), robots: { index: false } };
}

export default async function ImportPage({ params }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.importRunners(eventId));
  const access = await requireEventAccess(session, eventId, "editor");
  const t = await getTranslations("organize.import");
  return (
    <EventFrame session={session} access={access} current="runners">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <p className="mb-5 max-w-2xl text-soft">{t("text")}</p>
      <ImportPanel eventId={eventId} />
    </EventFrame>
  );
}

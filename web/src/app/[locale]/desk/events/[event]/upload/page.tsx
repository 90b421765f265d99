import { Photographer } from "@snaprace/core/photographer";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { DeskPage } from "../../../../../../desk/desk-page.tsx";
import { deskPaths } from "../../../../../../desk/paths.ts";
import { UploadPanel } from "../../../../../../desk/upload/upload-panel.tsx";
import { Link } from "../../../../../../i18n/navigation.ts";
import { requireOwnEvent, requireSession } from "../../../../../../session/pages.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "desk.uploadPage" });
  return { title: t("title"), robots: { index: false } };
}

export default async function UploadPage({ params }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.upload(eventId));
  const event = await requireOwnEvent(session, eventId, "photographer");
  const t = await getTranslations("desk.uploadPage");
  const photographers = await Photographer.forEvent(session.truth, eventId);
  return (
    <DeskPage session={session}>
      <Link href={deskPaths.event(eventId)} className="tap inline-flex items-center text-soft hover:underline">
        ← {event.name}
      </Link>
      <h1 className="text-xl font-bold">{t("title")}</h1>
      <UploadPanel
        eventId={eventId}
        photographers={photographers.map(({ photographerId, name }) => ({ id: photographerId, name }))}
      />
    </DeskPage>
  );
}

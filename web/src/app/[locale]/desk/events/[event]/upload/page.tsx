import { Photographer } from "@snaprace/core/photographer";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventFrame } from "../../../../../../desk/event-frame.tsx";
import { deskPaths } from "../../../../../../desk/paths.ts";
import { loadBatches } from "../../../../../../desk/upload/load-batches.ts";
import { UploadPanel } from "../../../../../../desk/upload/upload-panel.tsx";
import { siteContext } from "../../../../../../server/context.ts";
import { requireEventAccess, requireSession } from "../../../../../../session/pages.ts";

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
  const access = await requireEventAccess(session, eventId, "photographer");
  const t = await getTranslations("desk.uploadPage");
  const [photographers, batches] = await Promise.all([
    Photographer.forEvent(session.truth, eventId),
    loadBatches(siteContext(), session, access),
  ]);
  return (
    <EventFrame session={session} access={access} current="upload">
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <UploadPanel
        eventId={eventId}
        timeZone={access.event.timeZone}
        batches={batches}
        photographers={photographers.map(({ photographerId, name }) => ({ id: photographerId, name }))}
      />
    </EventFrame>
  );
}

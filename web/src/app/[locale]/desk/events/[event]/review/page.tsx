import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventFrame } from "../../../../../../desk/event-frame.tsx";
import { deskPaths } from "../../../../../../desk/paths.ts";
import { loadQueue } from "../../../../../../desk/review/load-queue.ts";
import { ReviewFilter } from "../../../../../../desk/review/review-filter.tsx";
import { ReviewPanel } from "../../../../../../desk/review/review-panel.tsx";
import { siteContext } from "../../../../../../server/context.ts";
import { requireEventAccess, requireSession } from "../../../../../../session/pages.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<{ only?: string | string[] }>;
}

const FIRST = 60;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "organize.review" });
  return { title: t("title"), robots: { index: false } };
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.review(eventId));
  const access = await requireEventAccess(session, eventId, "editor");
  const isReported = (await searchParams).only === "reported";
  const queue = await loadQueue(siteContext(), session, access.event, { limit: FIRST, isReported });
  return (
    <EventFrame session={session} access={access} current="review">
      <ReviewFilter eventId={eventId} isReported={isReported} count={queue.reported} />
      <ReviewPanel key={String(isReported)} eventId={eventId} queue={queue} isReported={isReported} />
    </EventFrame>
  );
}

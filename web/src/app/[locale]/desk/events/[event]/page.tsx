import { Event } from "@snaprace/core/event";
import { ExternalLink, Upload } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { setPublished } from "../../../../../desk/actions.ts";
import { DeskPage } from "../../../../../desk/desk-page.tsx";
import { EventStatus } from "../../../../../desk/event-status.tsx";
import { deskPaths } from "../../../../../desk/paths.ts";
import { PhotoCounts } from "../../../../../desk/photo-counts.tsx";
import { RecentPhotos } from "../../../../../desk/recent-photos.tsx";
import { paths } from "../../../../../gallery/paths.ts";
import { formatDay } from "../../../../../i18n/format-day.ts";
import { siteContext } from "../../../../../server/context.ts";
import { requireOwnEvent, requireSession } from "../../../../../session/pages.ts";
import { Button, LinkButton, Notice } from "../../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
}

const RECENT = 60;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { event } = await params;
  return { title: event, robots: { index: false } };
}

export default async function DeskEventPage({ params }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.event(eventId));
  const event = await requireOwnEvent(session, eventId, "photographer");
  const t = await getTranslations("desk.event");
  const { projection, cdnUrl } = siteContext();
  const [counts, photos, token] = await Promise.all([
    projection.counts(event),
    projection.list(event, RECENT),
    Event.previewToken(session.truth, eventId),
  ]);
  const isPublished = Event.isPublished(event);
  const preview = isPublished ? undefined : token;
  return (
    <DeskPage session={session}>
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div>
          <div className="flex flex-wrap items-center gap-3">
            <h1 className="text-xl font-bold">{event.name}</h1>
            <EventStatus status={event.status} />
          </div>
          <p className="mt-1 text-soft">
            {[formatDay(event.startsOn, locale), event.place].filter(Boolean).join(" · ")}
          </p>
        </div>
        <div className="flex flex-wrap gap-3">
          <LinkButton href={deskPaths.upload(eventId)} variant="primary">
            <Upload aria-hidden className="size-5" />
            {t("upload")}
          </LinkButton>
          <LinkButton href={paths.event(eventId, { preview })} prefetch={false}>
            <ExternalLink aria-hidden className="size-5" />
            {isPublished ? t("open") : t("preview")}
          </LinkButton>
          <form action={setPublished}>
            <input type="hidden" name="eventId" value={eventId} />
            <input type="hidden" name="publish" value={isPublished ? "no" : "yes"} />
            <Button type="submit">{isPublished ? t("unpublish") : t("publish")}</Button>
          </form>
        </div>
      </div>
      {!isPublished && (
        <Notice className="mt-6" title={t("draftTitle")}>
          {t("draftText")}
        </Notice>
      )}
      <PhotoCounts counts={counts} />
      <RecentPhotos photos={photos.items} event={event} cdnUrl={cdnUrl} preview={preview} />
    </DeskPage>
  );
}

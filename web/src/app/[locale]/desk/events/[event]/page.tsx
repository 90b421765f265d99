import { Event } from "@snaprace/core/event";
import { Organizer } from "@snaprace/core/organizer";
import { ExternalLink, ListChecks, Upload } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { closeEvent } from "../../../../../desk/actions.ts";
import { LiveBoard } from "../../../../../desk/board/live-board.tsx";
import { loadBoard } from "../../../../../desk/board/load-board.ts";
import { EventFrame } from "../../../../../desk/event-frame.tsx";
import { deskPaths } from "../../../../../desk/paths.ts";
import { RecentPhotos } from "../../../../../desk/recent-photos.tsx";
import { paths } from "../../../../../gallery/paths.ts";
import { siteContext } from "../../../../../server/context.ts";
import { requireEventAccess, requireSession } from "../../../../../session/pages.ts";
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
  const access = await requireEventAccess(session, eventId, "photographer");
  const { event, role } = access;
  const t = await getTranslations("desk.event");
  const site = siteContext();
  const [board, photos, token] = await Promise.all([
    loadBoard(site, session, event),
    site.projection.list(event, RECENT),
    Event.previewToken(session.truth, eventId),
  ]);
  const isPublished = Event.isPublished(event);
  const preview = isPublished ? undefined : token;
  const isEditor = Organizer.allows(role, "editor");
  const actions = (
    <>
      <LinkButton href={paths.event(eventId, { preview })} prefetch={false}>
        <ExternalLink aria-hidden className="size-5" />
        {isPublished ? t("open") : t("preview")}
      </LinkButton>
      {isEditor && isPublished && (
        <form action={closeEvent.bind(null, eventId)}>
          <Button type="submit">{t("unpublish")}</Button>
        </form>
      )}
      {isEditor && !isPublished && (
        <LinkButton href={deskPaths.publish(eventId)} prefetch={false}>
          <ListChecks aria-hidden className="size-5" />
          {t("publish")}
        </LinkButton>
      )}
      <LinkButton href={deskPaths.upload(eventId)} variant="primary">
        <Upload aria-hidden className="size-5" />
        {t("upload")}
      </LinkButton>
    </>
  );
  return (
    <EventFrame session={session} access={access} current="overview" actions={actions}>
      {!isPublished && <Notice title={t("draftTitle")}>{t("draftText")}</Notice>}
      <div className="mt-6">
        <LiveBoard eventId={eventId} first={board} mayRetry={isEditor} />
      </div>
      <RecentPhotos photos={photos.items} event={event} cdnUrl={site.cdnUrl} preview={preview} />
    </EventFrame>
  );
}

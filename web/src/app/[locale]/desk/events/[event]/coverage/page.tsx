import { FileUp, Users } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { CoverageBoard } from "../../../../../../desk/coverage/coverage-board.tsx";
import { loadBoard } from "../../../../../../desk/coverage/load-board.ts";
import { readSelection, type SelectionQuery } from "../../../../../../desk/coverage/selection.ts";
import { StarterList } from "../../../../../../desk/coverage/starter-list.tsx";
import { EventFrame } from "../../../../../../desk/event-frame.tsx";
import { deskPaths } from "../../../../../../desk/paths.ts";
import { siteContext } from "../../../../../../server/context.ts";
import { requireEventAccess, requireSession } from "../../../../../../session/pages.ts";
import { EmptyState, LinkButton } from "../../../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<SelectionQuery & { readonly start?: string; readonly at?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "coverage" });
  return { title: t("title"), robots: { index: false } };
}

export default async function CoveragePage({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.coverage(eventId));
  const access = await requireEventAccess(session, eventId, "editor");
  const { event } = access;
  const { start: startText, at, ...query } = await searchParams;
  const timesAt = typeof at === "string" && at !== "" ? at : undefined;
  const loaded = await loadBoard(siteContext(), session, event, timesAt);
  const t = await getTranslations("coverage");
  const hasStarters = loaded.board.all.starters > 0;
  return (
    <EventFrame session={session} access={access} current="coverage">
      {hasStarters ? (
        <>
          <CoverageBoard event={event} locale={locale} loaded={loaded} timesAt={timesAt} now={new Date()} />
          <StarterList
            eventId={eventId}
            locale={locale}
            starters={loaded.board.starters}
            races={loaded.races}
            selection={readSelection(query)}
            start={Math.max(0, Math.trunc(Number(startText ?? 0)) || 0)}
          />
        </>
      ) : (
        <EmptyState
          icon={Users}
          title={t("noStartList.title")}
          actions={
            <LinkButton href={deskPaths.importRunners(eventId)} variant="primary">
              <FileUp aria-hidden className="size-5" />
              {t("noStartList.action")}
            </LinkButton>
          }
        >
          {t("noStartList.text")}
        </EmptyState>
      )}
    </EventFrame>
  );
}

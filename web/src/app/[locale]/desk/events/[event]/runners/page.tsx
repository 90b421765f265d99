import { Import } from "@snaprace/core/import";
import { Participant } from "@snaprace/core/participant";
import { FileUp, Search, Users } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventFrame } from "../../../../../../desk/event-frame.tsx";
import { deskPaths } from "../../../../../../desk/paths.ts";
import { ImportHistory } from "../../../../../../desk/runners/import-history.tsx";
import { RunnerTable } from "../../../../../../desk/runners/runner-table.tsx";
import { requireEventAccess, requireSession } from "../../../../../../session/pages.ts";
import { Button, EmptyState, LinkButton, TextField } from "../../../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<{ q?: string; start?: string }>;
}

const LIMIT = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "organize.runners" });
  return { title: t("title"), robots: { index: false } };
}

export default async function RunnersPage({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const session = await requireSession(deskPaths.runners(eventId));
  const access = await requireEventAccess(session, eventId, "editor");
  const { q = "", start: startText } = await searchParams;
  const start = Math.max(0, Math.trunc(Number(startText ?? 0)) || 0);
  const t = await getTranslations("organize.runners");
  const [count, page, imports] = await Promise.all([
    Participant.count(session.truth, eventId),
    Participant.page(session.truth, eventId, q.slice(0, 60), start, LIMIT),
    Import.history(session.truth, eventId),
  ]);
  const importButton = (
    <LinkButton href={deskPaths.importRunners(eventId)} variant="primary">
      <FileUp aria-hidden className="size-5" />
      {t("import")}
    </LinkButton>
  );
  const at = (position: number) =>
    `${deskPaths.runners(eventId)}?${new URLSearchParams({ ...(q && { q }), start: String(position) })}`;
  return (
    <EventFrame session={session} access={access} current="runners">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h2 className="text-lg font-semibold">{t("count", { count })}</h2>
        {importButton}
      </div>
      {count === 0 ? (
        <EmptyState icon={Users} title={t("emptyTitle")} actions={importButton}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <>
          <form className="my-4 flex max-w-lg items-end gap-3">
            <TextField
              id="q"
              name="q"
              label={t("search")}
              labelHidden
              placeholder={t("search")}
              defaultValue={q}
              className="flex-1"
            />
            <Button type="submit">
              <Search aria-hidden className="size-5" />
              {t("find")}
            </Button>
          </form>
          {page.runners.length === 0 ? (
            <p className="py-8 text-soft">{t("none", { text: q })}</p>
          ) : (
            <RunnerTable eventId={eventId} runners={page.runners} />
          )}
          <div className="mt-4 flex gap-3">
            {start > 0 && <LinkButton href={at(Math.max(0, start - LIMIT))}>{t("previous")}</LinkButton>}
            {page.hasMore && <LinkButton href={at(start + LIMIT)}>{t("next")}</LinkButton>}
          </div>
        </>
      )}
      {imports.length > 0 && <ImportHistory eventId={eventId} timeZone={access.event.timeZone} imports={imports} />}
    </EventFrame>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EventPage } from "../../../../../branding/event-page.tsx";
import { eventMetadata, eventOf } from "../../../../../gallery/event-metadata.ts";
import type { SearchParams } from "../../../../../gallery/page-filters.ts";
import { paths } from "../../../../../gallery/paths.ts";
import { getPathname, Link } from "../../../../../i18n/navigation.ts";
import { CountVisit } from "../../../../../numbers/count-visit.tsx";
import { leaderboard, NO_RACE } from "../../../../../results/leaderboard.ts";
import { LeaderboardFilters } from "../../../../../results/leaderboard-filters.tsx";
import { LeaderboardTable } from "../../../../../results/leaderboard-table.tsx";
import { PageField } from "../../../../../results/page-field.tsx";
import { readResultFilters } from "../../../../../results/result-filters.ts";
import { rosterOf, showsResults } from "../../../../../results/roster.ts";
import { siteContext } from "../../../../../server/context.ts";
import { ChevronLeft, ChevronRight, SearchX } from "../../../../../ui/drawn-icons.tsx";
import { EmptyState, LinkButton } from "../../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, event: eventId } = await params;
  const { preview } = await searchParams;
  const t = await getTranslations({ locale, namespace: "results" });
  // Names of people: for whoever follows the race, not for search engines.
  return eventMetadata({ locale, eventId, preview, title: t("title") });
}

export default async function ResultsPage({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const asked = readResultFilters(await searchParams);
  const site = siteContext();
  const visible = await eventOf(eventId, asked.preview);
  if (!visible || !showsResults(visible.event)) notFound();
  const { event, preview } = visible;
  const filters = { ...asked, preview };
  const [t, roster] = await Promise.all([getTranslations("results"), rosterOf(site, event)]);
  const board = leaderboard(roster, filters);
  const pageHref = (page: number) => paths.results(eventId, { ...filters, race: board.race, page: String(page) });
  return (
    <EventPage event={event}>
      {!preview && <CountVisit eventId={eventId} report="view.results" />}
      <Link href={paths.event(eventId, { preview })} className="tap inline-flex items-center text-soft hover:underline">
        ← {t("back", { event: event.name })}
      </Link>
      <h1 className="text-xl font-bold">{t("title")}</h1>
      <div className="mt-4 flex flex-col gap-4">
        <LeaderboardFilters
          action={getPathname({ href: paths.results(eventId), locale })}
          filters={filters}
          board={board}
        />
        <p role="status" className="text-soft">
          {t("count", { count: board.total })}
        </p>
        {board.elsewhere.length > 0 && (
          <p className="flex flex-wrap items-center gap-x-4">
            {t("elsewhere")}
            {board.elsewhere.map(({ race, count }) => (
              <Link
                key={race}
                href={paths.results(eventId, { q: filters.q, race, preview })}
                className="tap inline-flex items-center font-semibold text-accent-text underline"
              >
                {t("elsewhereCount", { race: race === NO_RACE ? t("noRace") : race, count })}
              </Link>
            ))}
          </p>
        )}
        {board.total === 0 ? (
          <EmptyState
            icon={SearchX}
            title={t("none")}
            actions={<LinkButton href={paths.results(eventId, { preview })}>{t("reset")}</LinkButton>}
          >
            {t("noneText")}
          </EmptyState>
        ) : (
          <LeaderboardTable eventId={eventId} preview={preview} board={board} />
        )}
        {board.pages > 1 && (
          <nav aria-label={t("pages")} className="flex flex-wrap items-center justify-center gap-3">
            {board.page > 1 && (
              <LinkButton href={pageHref(board.page - 1)} rel="prev" aria-label={t("previousPage")}>
                <ChevronLeft className="size-5" />
              </LinkButton>
            )}
            <PageField
              action={getPathname({ href: paths.results(eventId), locale })}
              filters={{ ...filters, race: board.race }}
              page={board.page}
              pages={board.pages}
            />
            {board.page < board.pages && (
              <LinkButton href={pageHref(board.page + 1)} rel="next" aria-label={t("nextPage")}>
                <ChevronRight className="size-5" />
              </LinkButton>
            )}
          </nav>
        )}
      </div>
    </EventPage>
  );
}

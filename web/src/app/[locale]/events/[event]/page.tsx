import { Event } from "@snaprace/core/event";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { Suspense } from "react";
import { EventPage } from "../../../../branding/event-page.tsx";
import { MaybeSection } from "../../../../finder/maybe-section.tsx";
import { NameMatches } from "../../../../finder/name-matches.tsx";
import { BibHeading } from "../../../../gallery/bib-heading.tsx";
import { BibSearch } from "../../../../gallery/bib-search.tsx";
import { EventHeader } from "../../../../gallery/event-header.tsx";
import { eventOf, nothingHere, toldToTab, unlessOut } from "../../../../gallery/event-metadata.ts";
import { eventSummary } from "../../../../gallery/event-summary.ts";
import { choicesOf } from "../../../../gallery/filter-choices.ts";
import { FILTER_WORDS, SEARCH_WORDS, wordsFor } from "../../../../gallery/form-words.ts";
import { GalleryFilters } from "../../../../gallery/gallery-filters.tsx";
import { imageAddress } from "../../../../gallery/image-address.ts";
import { loadGallery } from "../../../../gallery/load-gallery.ts";
import { NoBibPhotos } from "../../../../gallery/no-bib-photos.tsx";
import { NoPhotos } from "../../../../gallery/no-photos.tsx";
import { isNarrowed, listFilters, readFilters, type SearchParams } from "../../../../gallery/page-filters.ts";
import { paths } from "../../../../gallery/paths.ts";
import { SLOT_MS } from "../../../../gallery/timeline.ts";
import { toGridPhoto } from "../../../../grid/grid-photo.ts";
import { packPhotos, packSlots } from "../../../../grid/packed-photos.ts";
import { PhotoGrid } from "../../../../grid/photo-grid.tsx";
import { ClientMessages } from "../../../../i18n/client-messages.tsx";
import { formatDay, formatWeekday } from "../../../../i18n/format-day.ts";
import { getPathname } from "../../../../i18n/navigation.ts";
import { TellMe } from "../../../../mail/tell-me.tsx";
import { CountVisit } from "../../../../numbers/count-visit.tsx";
import { searchReport } from "../../../../numbers/search-report.ts";
import { OG_SIZE } from "../../../../og/og-size.ts";
import { canonical } from "../../../../organizer/here.ts";
import { cardFacts } from "../../../../results/card-facts.ts";
import { showsResults } from "../../../../results/roster.ts";
import { RunnerCard } from "../../../../results/runner-card.tsx";
import { siteContext } from "../../../../server/context.ts";
import { LinkButton } from "../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return unlessOut((await props.params).event, () => metadataOf(props));
}

async function metadataOf({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, event: eventId } = await params;
  const { filters } = readFilters(await searchParams);
  const visible = await eventOf(eventId, filters.preview);
  if (!visible) return nothingHere(locale);
  const t = await getTranslations({ locale, namespace: "gallery" });
  const { event } = visible;
  const { photoCount } = await eventSummary(siteContext(), visible);
  const isPrivate = Boolean(filters.bib || filters.name || visible.preview);
  const title = filters.bib ? t("metaBib", { bib: filters.bib, event: event.name }) : event.name;
  const description = t("metaDescription", { count: photoCount, event: event.name });
  return {
    title,
    description,
    // Under an organizer's own address it is the same page.
    ...(!isPrivate && {
      alternates: { canonical: await canonical(getPathname({ href: paths.event(eventId), locale })) },
    }),
    openGraph: {
      title,
      description,
      // A link's picture goes everywhere, so an event that is not published has none.
      ...(!visible.preview && {
        images: [{ url: paths.linkImage(eventId, { bib: filters.bib, locale }), ...OG_SIZE }],
      }),
    },
    twitter: { card: "summary_large_image" },
    // One person's photos are for whoever asked, not for search engines.
    ...(isPrivate && { robots: { index: false } }),
  };
}

export default async function GalleryPage({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const { filters: asked, typedBib, bibProblem, hasTimeProblem } = readFilters(await searchParams);
  const visible = await eventOf(eventId, asked.preview);
  if (!visible) notFound();
  const site = siteContext();
  const { event, preview } = visible;
  const loading = toldToTab(eventId, loadGallery(site, visible, { ...asked, preview }));
  const [t, found] = await Promise.all([getTranslations("gallery"), loading]);
  const { filters, query, summary, page, whole, names, about, isEmpty } = found;
  const { bib, name, photographer, checkpoint, day } = filters;
  const action = getPathname({ href: paths.event(eventId), locale });
  const hasFaceSearch = Event.keepsFaces(event, new Date());
  const address = imageAddress(site, visible);
  const isFiltered = isNarrowed({ ...filters, bib: undefined });
  // Whoever has found something wants to see it, not the way in once more.
  const isSmall = bib !== undefined || name !== undefined || isFiltered;
  const api = { ...filters, name: undefined, day: undefined, from: query.from, to: query.to };
  // With a timeline a gallery is read on by time, not by cursor.
  const cursor = found.slots.length > 0 ? undefined : page.cursor;
  return (
    <EventPage event={event} width="full">
      {!preview && (
        <CountVisit
          eventId={eventId}
          report={searchReport(asked, { photos: page.photos.length, names: names?.length ?? 0 })}
        />
      )}
      <div
        className={`mx-auto flex max-w-7xl flex-col px-4 sm:px-6 md:flex-row md:items-center md:justify-between ${isSmall ? "gap-3 py-4" : "gap-8 py-8"}`}
      >
        <EventHeader event={event} preview={preview} locale={locale} summary={summary} isSmall={isSmall} />
        <BibSearch
          eventId={eventId}
          eventName={event.name}
          action={action}
          bib={bib ?? typedBib}
          name={name}
          problem={bibProblem && t(`badBib.${bibProblem}`)}
          preview={preview}
          hasFaceSearch={hasFaceSearch}
          hasNameSearch={showsResults(event)}
          isSmall={isSmall}
          words={wordsFor(SEARCH_WORDS, t)}
        />
      </div>
      <div className="mx-auto flex max-w-7xl flex-col gap-4 px-4 pb-4 sm:px-6">
        {names && name !== undefined && <NameMatches eventId={eventId} name={name} matches={names} filters={filters} />}
        {bib !== undefined && (
          <BibHeading
            bib={bib}
            runner={found.runner}
            count={whole.photos.length}
            hasMore={whole.cursor !== undefined}
          />
        )}
        {about && <RunnerCard {...{ event, preview, about, found, address }} cdnUrl={site.cdnUrl} />}
        {summary.photoCount > 0 && (
          <GalleryFilters
            eventId={eventId}
            action={action}
            filters={filters}
            photographers={choicesOf(
              summary.photographers.map(({ photographerId: id, name }) => ({ id, name })),
              photographer,
              t("unlisted"),
            )}
            places={choicesOf(
              found.places.map(({ checkpointId: id, name }) => ({ id, name })),
              checkpoint,
              t("unlisted"),
            )}
            {...((found.days.length > 1 || day) && {
              days: {
                label: t("day"),
                any: t("anyDay"),
                choices: choicesOf(
                  found.days.map((id) => ({ id, name: formatWeekday(id, locale) })),
                  day,
                  formatWeekday(day ?? event.startsOn, locale),
                ),
              },
            })}
            isOpen={isFiltered || hasTimeProblem}
            timeProblem={hasTimeProblem ? t("badTime") : undefined}
            words={wordsFor(FILTER_WORDS, t)}
          />
        )}
      </div>
      <ClientMessages names={bib === undefined ? ["grid"] : ["grid", "evidence", "maybe", "tellMe"]}>
        <div className="px-1 sm:px-2">
          {!isEmpty && (
            <PhotoGrid
              key={JSON.stringify(filters)}
              eventId={eventId}
              eventName={event.name}
              timeZone={event.timeZone}
              photos={packPhotos(page.photos.map(toGridPhoto))}
              timed={found.timed.size > 0 ? Object.fromEntries(found.timed) : undefined}
              moments={
                found.moments.length > 0 ? found.moments.map(({ place, at }) => [place, at] as const) : undefined
              }
              slots={packSlots(found.slots, SLOT_MS)}
              slotMs={SLOT_MS}
              address={address}
              filters={listFilters(filters)}
              count={bib === undefined || whole.cursor !== undefined ? undefined : whole.photos.length}
              next={cursor && paths.api.tiles(eventId, { ...api, cursor })}
              nextPage={cursor && getPathname({ href: paths.event(eventId, { ...filters, cursor }), locale })}
              downloads={event.downloadPolicy}
              card={cardFacts(event, formatDay(event.startsOn, locale), bib, about?.entry, t)}
              credits={Object.fromEntries(summary.photographers.map((each) => [each.photographerId, each.name]))}
            />
          )}
          {/* With a timeline the grid reads on by time, which needs a script. */}
          {found.slots.length > 0 && page.cursor && (
            <noscript>
              <LinkButton href={paths.event(eventId, { ...filters, cursor: page.cursor })} rel="next">
                {t("next")}
              </LinkButton>
            </noscript>
          )}
          {isEmpty && bib !== undefined && (
            <NoBibPhotos
              eventId={eventId}
              filters={{ ...filters, bib }}
              near={found.near}
              processingCount={summary.processingCount}
              hasFaceSearch={hasFaceSearch}
              unknown={found.unknown}
            />
          )}
          {isEmpty && bib === undefined && (
            <NoPhotos {...{ eventId, filters }} hasPhotos={summary.photoCount > 0} unknown={found.unknown} />
          )}
        </div>
        {bib !== undefined && whole.cursor === undefined && (
          <Suspense>
            <MaybeSection site={site} event={event} bib={bib} found={found} lane={{ preview, address }} />
          </Suspense>
        )}
        {bib !== undefined && (
          <div className="px-4">
            <TellMe eventId={eventId} preview={preview} bib={bib} />
          </div>
        )}
      </ClientMessages>
    </EventPage>
  );
}

import { Images } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { cache } from "react";
import { BibHeading } from "../../../../gallery/bib-heading.tsx";
import { BibSearch } from "../../../../gallery/bib-search.tsx";
import { eventSummary } from "../../../../gallery/event-summary.ts";
import { GalleryFilters } from "../../../../gallery/gallery-filters.tsx";
import { toGridPhoto } from "../../../../gallery/grid-photo.ts";
import { imageAddress } from "../../../../gallery/image-address.ts";
import { listPhotos } from "../../../../gallery/list-photos.ts";
import { nearBibs } from "../../../../gallery/near-bibs.ts";
import { NoBibPhotos } from "../../../../gallery/no-bib-photos.tsx";
import { readFilters, type SearchParams, toPhotoQuery } from "../../../../gallery/page-filters.ts";
import { paths } from "../../../../gallery/paths.ts";
import { PhotoGrid } from "../../../../gallery/photo-grid.tsx";
import { runnerOf } from "../../../../gallery/runner.ts";
import { visibleEvent } from "../../../../gallery/visible-event.ts";
import { ClientMessages } from "../../../../i18n/client-messages.tsx";
import { formatDay } from "../../../../i18n/format-day.ts";
import { getPathname } from "../../../../i18n/navigation.ts";
import { siteContext } from "../../../../server/context.ts";
import { EmptyState, Notice, Page } from "../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string }>;
  readonly searchParams: Promise<SearchParams>;
}

/** Asked for by the page and by its metadata, read once. */
const eventOf = cache((eventId: string, preview: string | undefined) => visibleEvent(siteContext(), eventId, preview));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, event: eventId } = await params;
  const { filters } = readFilters(await searchParams);
  const visible = await eventOf(eventId, filters.preview);
  if (!visible) return { robots: { index: false } };
  const t = await getTranslations({ locale, namespace: "gallery" });
  const { event } = visible;
  const { photoCount } = await eventSummary(siteContext(), visible);
  const isPrivate = filters.bib !== undefined || visible.preview !== undefined;
  return {
    title: filters.bib ? t("metaBib", { bib: filters.bib, event: event.name }) : event.name,
    description: t("metaDescription", { count: photoCount, event: event.name }),
    // One person's photos are for whoever asked, not for search engines.
    ...(isPrivate && { robots: { index: false } }),
  };
}

export default async function GalleryPage({ params, searchParams }: Props) {
  const { locale, event: eventId } = await params;
  setRequestLocale(locale);
  const { filters, bibProblem, hasTimeProblem } = readFilters(await searchParams);
  const visible = await eventOf(eventId, filters.preview);
  if (!visible) notFound();
  const site = siteContext();
  const { event, preview } = visible;
  const { bib } = filters;
  const query = toPhotoQuery(filters, event.startsOn, event.timeZone);
  const [t, summary, page, runner] = await Promise.all([
    getTranslations("gallery"),
    eventSummary(site, visible),
    listPhotos(site, visible, query),
    bib === undefined ? undefined : runnerOf(site.serverTruth, event, bib),
  ]);
  const isEmpty = page.photos.length === 0;
  const near = bib !== undefined && isEmpty ? await nearBibs(site, visible, bib) : [];
  const action = getPathname({ href: paths.event(eventId), locale });
  const hasFaceSearch = event.faceMode !== "off";
  const api = { ...filters, from: query.from, to: query.to, preview };
  const grid = !isEmpty && (
    <ClientMessages names={["gallery", "evidence"]}>
      <PhotoGrid
        key={JSON.stringify(filters)}
        eventId={eventId}
        timeZone={event.timeZone}
        photos={page.photos.map((tile) => toGridPhoto(tile, event.timeZone))}
        address={imageAddress(site, visible)}
        filters={{ ...filters, preview }}
        next={page.cursor && paths.api.photos(eventId, { ...api, cursor: page.cursor })}
        nextPage={
          page.cursor && getPathname({ href: paths.event(eventId, { ...filters, cursor: page.cursor }), locale })
        }
      />
    </ClientMessages>
  );
  return (
    <Page width="full">
      <div className="mx-auto flex max-w-7xl flex-col gap-8 px-4 py-8 sm:px-6 lg:flex-row lg:items-center lg:justify-between">
        <div>
          {preview && (
            <Notice tone="warning" title={t("preview")} className="mb-4">
              {t("previewText")}
            </Notice>
          )}
          <h1 className="text-2xl font-bold">{event.name}</h1>
          <p className="mt-2 text-lg text-soft">
            {[formatDay(event.startsOn, locale), event.place].filter(Boolean).join(" · ")}
          </p>
          <p className="mt-1 text-soft">
            {t("photoCount", { count: summary.photoCount })}
            {summary.processingCount > 0 && ` · ${t("processing", { count: summary.processingCount })}`}
          </p>
        </div>
        <BibSearch
          eventId={eventId}
          eventName={event.name}
          action={action}
          bib={bib}
          problem={bibProblem && t(`badBib.${bibProblem}`)}
          preview={preview}
          hasFaceSearch={hasFaceSearch}
        />
      </div>
      <div className="mx-auto flex max-w-7xl flex-col gap-4 px-4 pb-4 sm:px-6">
        {bib !== undefined && (
          <BibHeading bib={bib} runner={runner} count={page.photos.length} hasMore={page.cursor !== undefined} />
        )}
        {summary.photoCount > 0 && (
          <GalleryFilters
            eventId={eventId}
            action={action}
            filters={{ ...filters, preview }}
            photographers={summary.photographers}
            timeProblem={hasTimeProblem}
          />
        )}
      </div>
      <div className="px-1 sm:px-2">
        {grid}
        {isEmpty && bib !== undefined && (
          <NoBibPhotos
            eventId={eventId}
            filters={{ ...filters, bib, preview }}
            near={near}
            processingCount={summary.processingCount}
            hasFaceSearch={hasFaceSearch}
          />
        )}
        {isEmpty && bib === undefined && (
          <EmptyState icon={Images} title={t(summary.photoCount > 0 ? "noneFiltered.title" : "noPhotos.title")}>
            {t(summary.photoCount > 0 ? "noneFiltered.text" : "noPhotos.text")}
          </EmptyState>
        )}
      </div>
    </Page>
  );
}

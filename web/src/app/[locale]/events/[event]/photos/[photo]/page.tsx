import { Gallery } from "@snaprace/core/gallery";
import { Photographer } from "@snaprace/core/photographer";
import { ChevronLeft, ChevronRight, Download, EyeOff } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { cache } from "react";
import { EventPage } from "../../../../../../branding/event-page.tsx";
import { ownTimes } from "../../../../../../gallery/about-runner.ts";
import { eventOf, nothingHere, unlessOut } from "../../../../../../gallery/event-metadata.ts";
import { imageAddress } from "../../../../../../gallery/image-address.ts";
import { imageUrl, srcSet } from "../../../../../../gallery/image-url.ts";
import { clockAt } from "../../../../../../gallery/local-time.ts";
import { isNarrowed, listFilters, readFilters, type SearchParams } from "../../../../../../gallery/page-filters.ts";
import { paths } from "../../../../../../gallery/paths.ts";
import { TileRules } from "../../../../../../grid/tile-rules.tsx";
import { tileClass } from "../../../../../../grid/tile-style.ts";
import { tintOf } from "../../../../../../grid/tint.ts";
import { Link } from "../../../../../../i18n/navigation.ts";
import { CountVisit } from "../../../../../../numbers/count-visit.tsx";
import { OG_SIZE } from "../../../../../../og/og-size.ts";
import { neighboursOf } from "../../../../../../photo/neighbours.ts";
import { PhotoActions } from "../../../../../../photo/photo-actions.tsx";
import { PhotoFacts } from "../../../../../../photo/photo-facts.tsx";
import { siteContext } from "../../../../../../server/context.ts";
import { buttonClass, LinkButton } from "../../../../../../ui/index.ts";

interface Props {
  readonly params: Promise<{ locale: string; event: string; photo: string }>;
  readonly searchParams: Promise<SearchParams>;
}

const load = cache(async (eventId: string, photoId: string, preview: string | undefined) => {
  const site = siteContext();
  const visible = await eventOf(eventId, preview);
  const photo = visible && (await Gallery.photo(site.projection, visible.event, photoId));
  const { width, height, thumbhash, captureTime } = photo ?? {};
  if (!visible || !photo || !width || !height || !thumbhash || !captureTime) return undefined;
  return {
    visible,
    photo,
    tile: { id: photoId, w: width, h: height, hash: thumbhash, tint: tintOf(thumbhash) },
    captureTime,
  };
});

export async function generateMetadata(props: Props): Promise<Metadata> {
  return unlessOut((await props.params).event, () => metadataOf(props));
}

async function metadataOf({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, event: eventId, photo: photoId } = await params;
  const { filters } = readFilters(await searchParams);
  const found = await load(eventId, photoId, filters.preview);
  if (!found) return nothingHere(locale);
  const t = await getTranslations({ locale, namespace: "photo" });
  const { visible, captureTime } = found;
  const title = t("title", { event: visible.event.name, time: clockAt(captureTime, visible.event.timeZone, false) });
  return {
    title,
    // A photo shows people: it is shared by them, not found by search engines.
    robots: { index: false },
    openGraph: {
      title,
      // A link's picture goes everywhere, so a photo that is not published has none.
      ...(!visible.preview && { images: [{ url: paths.photoLinkImage(eventId, photoId, locale), ...OG_SIZE }] }),
    },
    twitter: { card: "summary_large_image" },
  };
}

export default async function PhotoPage({ params, searchParams }: Props) {
  const { locale, event: eventId, photo: photoId } = await params;
  setRequestLocale(locale);
  const { filters } = readFilters(await searchParams);
  const found = await load(eventId, photoId, filters.preview);
  if (!found) notFound();
  const { visible, photo, tile, captureTime } = found;
  const { event, preview } = visible;
  const { bib } = filters;
  const site = siteContext();
  const [t, neighbours, photographer, timed] = await Promise.all([
    getTranslations("photo"),
    neighboursOf(site, visible, photo, filters),
    photo.photographerId ? Photographer.fromID(visible.truth, photo.photographerId) : undefined,
    bib === undefined ? undefined : ownTimes(site, event, bib, [photo]),
  ]);
  const address = imageAddress(site, visible);
  const list = listFilters({ ...filters, preview });
  const back = paths.event(eventId, list);
  const hrefOf = (id: string | undefined) => id && paths.photo(eventId, id, list);
  const [previous, next] = [hrefOf(neighbours.previous), hrefOf(neighbours.next)];
  const time = clockAt(captureTime, event.timeZone);
  const bibs = [...new Set(photo.bibs.filter(({ state }) => state !== "rejected").map((match) => match.bib))];
  return (
    <EventPage event={event}>
      {!preview && <CountVisit key={photoId} eventId={eventId} report="view.photo" />}
      <TileRules photos={[tile]} />
      <Link href={back} className="tap inline-flex items-center gap-1 text-soft hover:underline">
        <ChevronLeft aria-hidden className="-ml-1.5 size-5" />
        {bib ? t("backToBib", { bib }) : t(isNarrowed(list) ? "backToList" : "back")}
      </Link>
      <h1 className="sr-only">{t("title", { event: event.name, time })}</h1>
      <div className="mt-2 grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <figure className={`photo-stage ${tileClass(tile)}`}>
          {/* biome-ignore lint/performance/noImgElement: renditions are made in the pipeline, none on request */}
          <img
            src={imageUrl(address, photoId, "medium")}
            srcSet={srcSet(address, tile)}
            sizes="(min-width: 64rem) 56rem, 100vw"
            width={tile.w}
            height={tile.h}
            fetchPriority="high"
            alt={bibs.length > 0 ? t("altBibs", { time, bibs: bibs.join(", ") }) : t("alt", { time })}
          />
        </figure>
        <div className="flex flex-col gap-6">
          <nav className="flex items-center justify-between gap-2">
            {previous ? (
              <LinkButton href={previous} rel="prev" aria-label={t("previous")}>
                <ChevronLeft aria-hidden className="size-5" />
              </LinkButton>
            ) : (
              <span className="w-13.5" />
            )}
            {neighbours.place && <span className="numbers text-lg text-soft">{t("position", neighbours.place)}</span>}
            {next ? (
              <LinkButton href={next} rel="next" aria-label={t("next")}>
                <ChevronRight aria-hidden className="size-5" />
              </LinkButton>
            ) : (
              <span className="w-13.5" />
            )}
          </nav>
          <div className="flex flex-wrap gap-3">
            {event.downloadPolicy !== "off" && (
              <a href={paths.api.download(eventId, photoId, preview)} className={buttonClass({ variant: "primary" })}>
                <Download aria-hidden className="size-5" />
                {t("download")}
              </a>
            )}
            <PhotoActions
              previous={previous}
              next={next}
              back={back}
              title={event.name}
              countFor={preview ? undefined : eventId}
              words={{ share: t("share"), copied: t("copied"), copyFailed: t("copyFailed") }}
            />
          </div>
          <PhotoFacts
            {...{ photo, photographer, preview }}
            timeZone={event.timeZone}
            {...(bib !== undefined && { own: { bib, timed: timed?.get(photoId) } })}
          />
          <Link
            href={paths.privacy(eventId, preview, photoId)}
            prefetch={false}
            className="tap inline-flex items-center gap-2 self-start text-soft underline-offset-4 hover:underline"
          >
            <EyeOff aria-hidden className="size-5" />
            {t("hide")}
          </Link>
          <p className="hidden text-sm text-soft lg:block print:hidden">{t("keys")}</p>
        </div>
      </div>
    </EventPage>
  );
}

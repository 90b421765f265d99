"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useEffect, useMemo, useRef } from "react";
import type { ImageAddress } from "../gallery/image-url.ts";
import { type PageFilters, paths } from "../gallery/paths.ts";
import { withViewerWords } from "../i18n/viewer-words.tsx";
import { useFavourites } from "../keep/favourites.ts";
import { useVerdicts } from "../keep/verdicts.ts";
import { usePart } from "../lazy/use-part.ts";
import type { Downloads } from "../take/downloads.ts";
import type { CardFacts } from "../take/draw-card.ts";
import { keepMoments, type OwnMoment } from "../timing/own-moments.ts";
import { GridFoot } from "./grid-foot.tsx";
import type { Timed } from "./grid-photo.ts";
import { GridTools } from "./grid-tools.tsx";
import { totalHeight } from "./layout.ts";
import { type PackedPhotos, unpackPhotos, unpackSlots } from "./packed-photos.ts";
import { PhotoTiles } from "./photo-tiles.tsx";
import { PhotoViewer, type Viewer } from "./photo-viewer.tsx";
import { segmentsOf } from "./segments.ts";
import { TileRules } from "./tile-rules.tsx";
import { useBands } from "./use-bands.ts";
import { useGridSize } from "./use-grid-size.ts";
import { useSegments } from "./use-segments.ts";
import { useSelection } from "./use-selection.ts";
import { useTilePresses } from "./use-tile-presses.ts";
import { useTileWords } from "./use-tile-words.ts";

const loadBar = () => withViewerWords(import("../take/selection-bar.tsx").then((part) => part.SelectionBar));
const loadScrubber = () => import("./scrubber.tsx").then((part) => part.Scrubber);

/** The element after the last tile. */
const END = "photos-end";
/** ms without a scroll before the photos of a place are asked for: flying past it costs nothing. */
const SETTLED_MS = 90;
/** Photos from which on a scrubber is worth its place. */
const LONG = 120;

export interface GridProps {
  readonly eventId: string;
  readonly eventName: string;
  readonly timeZone: string;
  /** The first page, drawn on the server. */
  readonly photos: PackedPhotos;
  /** When all photos of the event were taken, packed; none for lists that are narrowed down. */
  readonly slots?: string | undefined;
  readonly slotMs: number;
  readonly address: ImageAddress;
  /** Where, and s from the runner's own time, each of her photos was taken. */
  readonly timed?: Readonly<Record<string, Timed>> | undefined;
  /** When the runner whose photos these are passed; kept for the whole gallery's scrubber. */
  readonly moments?: readonly OwnMoment[] | undefined;
  /** Photos of the whole list, where that is known before they are all here. */
  readonly count?: number | undefined;
  /** Filters of the page, as they go into the photos' addresses. */
  readonly filters: PageFilters;
  /** Address of the API for the page after this one; none when this is all. */
  readonly next: string | undefined;
  /** The same for a browser without script. */
  readonly nextPage: string | undefined;
  /** Names by photographer's id. */
  readonly credits: Readonly<Record<string, string>>;
  /** What stands on a share card beside the photo. */
  readonly card: CardFacts;
  /** What the organizer lets runners take. */
  readonly downloads: Downloads;
}

/** Justified rows of any length: only those near the window are in the page, all of them have their place from the start. */
export function PhotoGrid(props: GridProps) {
  const { eventId, eventName, timeZone, slotMs, address, filters, nextPage } = props;
  const t = useTranslations("grid");
  const { bib, preview } = filters;
  const list = useRef<HTMLUListElement>(null);
  const first = useMemo(() => unpackPhotos(props.photos), [props.photos]);
  const slots = useMemo(() => unpackSlots(props.slots ?? "", slotMs), [props.slots, slotMs]);
  const initial = useMemo(() => segmentsOf(first, slots, slotMs), [first, slots, slotMs]);
  const photos = useSegments({
    initial,
    between: (from, to, cursor) => paths.api.tiles(eventId, { from, to, cursor, preview }),
    next: slots.length > 0 ? undefined : props.next,
  });
  const { segments } = photos;
  const size = useGridSize(list);
  const { bands, visible, ahead } = useBands(segments, size);
  const loaded = useMemo(() => segments.flatMap((segment) => segment.photos ?? []), [segments]);
  const total = segments.reduce((sum, { count }) => sum + count, 0);
  const whole = photos.hasMore ? props.count : total;
  const selection = useSelection(loaded);
  const favourites = useFavourites(eventId);
  const verdicts = useVerdicts(eventId, preview);
  const viewer = useRef<Viewer>(null);
  const bar = usePart(loadBar);
  const scrubber = usePart(loadScrubber);
  const { moments } = props;
  useEffect(() => {
    if (moments) keepMoments(eventId, moments);
  }, [eventId, moments]);

  const missing = visible?.flatMap((band) => band.missing ?? []) ?? [];
  const wanted = missing.map(({ key }) => key).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wanted is named by its keys
  useEffect(() => {
    if (wanted === "" || photos.state === "failed") return;
    const timer = setTimeout(() => photos.load(missing), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [wanted, photos.state]);

  // A runner's photos are few: she may take all of them at once before she has scrolled to their end.
  const isEndNear = visible !== undefined && (bib !== undefined || visible.at(-1) === bands.at(-1));
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the end comes near or a page has come
  useEffect(() => {
    if (isEndNear && photos.state === "idle") photos.more();
  }, [isEndNear, photos.state, bands.length]);

  const isLong = visible !== undefined && slots.length > 2 && total >= LONG;
  const isSelecting = selection.isActive;
  // The frames of the tiles come from the list's own attribute; what keys do with their buttons may follow a moment later.
  const isPicking = useDeferredValue(isSelecting);
  useEffect(() => {
    if (isLong) void scrubber.fetch();
    if (isSelecting) void bar.fetch();
  }, [isLong, isSelecting, scrubber.fetch, bar.fetch]);

  const presses = useTilePresses({
    selection,
    onOpen: (photoId) => viewer.current?.open(photoId),
    onIntent: () => viewer.current?.prepare(),
  });
  const wordsOf = useTileWords(timeZone, props.timed);
  const { Component: Bar } = bar;
  const { Component: Scrubber } = scrubber;

  return (
    <>
      {/* Painted half-way through the list, a row would stand at another height until its last tile has arrived. */}
      <link rel="expect" href={`#${END}`} blocking="render" />
      <TileRules photos={first} />
      <GridTools
        eventId={eventId}
        filters={filters}
        count={props.count ?? whole}
        selection={selection}
        downloads={props.downloads}
      />
      <ul
        ref={list}
        className={visible ? "photo-grid is-placed" : "photo-grid"}
        // The whole height from the first moment: a browser that goes back must find the place it was at.
        style={
          visible ? { height: totalHeight(bands) } : bands.length > 0 ? { minHeight: totalHeight(bands) } : undefined
        }
        data-selecting={isSelecting || undefined}
        aria-label={t("list")}
        {...presses}
      >
        <PhotoTiles
          {...{ eventId, first, visible, ahead, total, address, filters, wordsOf, isPicking, favourites }}
          picked={selection.ids}
          verdictOf={verdicts.of}
        />
      </ul>
      <GridFoot
        id={END}
        photos={photos}
        nextPage={slots.length > 0 ? undefined : nextPage}
        failed={isSelecting && bar.isFailed}
      />
      {isLong && size && Scrubber && (
        <Scrubber {...{ eventId, slots, slotMs, bands, size, timeZone }} label={t("scrubber")} />
      )}
      {isSelecting && Bar && (
        <Bar
          {...{ eventId, preview, address, selection, favourites }}
          photos={loaded}
          total={whole}
          next={props.next}
          title={eventName}
          downloads={props.downloads}
        />
      )}
      <PhotoViewer
        ref={viewer}
        {...{ list, eventId, timeZone, address, filters, favourites, verdicts, total, wordsOf }}
        title={eventName}
        credits={props.credits}
        card={props.card}
        downloads={props.downloads}
        photos={loaded}
        onNearEnd={() => {
          const next = segments.find((segment) => !segment.photos);
          if (next) photos.load([next]);
          else photos.more();
        }}
      />
    </>
  );
}

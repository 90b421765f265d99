"use client";

import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import { evidenceText } from "../gallery/evidence.ts";
import type { ImageAddress } from "../gallery/image-url.ts";
import { type PageFilters, paths } from "../gallery/paths.ts";
import { useFavourites } from "../keep/favourites.ts";
import { useVerdicts } from "../keep/verdicts.ts";
import type { CardFacts } from "../take/draw-card.ts";
import { SelectionBar } from "../take/selection-bar.tsx";
import { GridFoot } from "./grid-foot.tsx";
import type { GridPhoto } from "./grid-photo.ts";
import { GridTools } from "./grid-tools.tsx";
import { totalHeight } from "./layout.ts";
import { moveFocus } from "./move-focus.ts";
import { PhotoTile } from "./photo-tile.tsx";
import { Scrubber } from "./scrubber.tsx";
import { type GridSlot, segmentsOf } from "./segments.ts";
import { TileRules } from "./tile-rules.tsx";
import { useBands } from "./use-bands.ts";
import { useGridSize } from "./use-grid-size.ts";
import { useSegments } from "./use-segments.ts";
import { useSelection } from "./use-selection.ts";

const Lightbox = dynamic(() => import("../lightbox/lightbox.tsx").then((module) => module.PhotoLightbox), {
  ssr: false,
});

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
  readonly photos: readonly GridPhoto[];
  /** Pictures of a few bytes for the first of them, by id. */
  readonly pictures?: ReadonlyMap<string, string> | undefined;
  /** When all photos of the event were taken; none for lists that are narrowed down. */
  readonly slots?: readonly GridSlot[] | undefined;
  readonly slotMs: number;
  readonly address: ImageAddress;
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
}

/** Justified rows of any length: only those near the window are in the page, all of them have their place from the start. */
export function PhotoGrid(props: GridProps) {
  const { eventId, timeZone, photos: first, pictures, slots = [], slotMs, address, filters, nextPage } = props;
  const t = useTranslations("gallery");
  const evidence = useTranslations("evidence");
  const locale = useLocale();
  const { bib, preview } = filters;
  const list = useRef<HTMLUListElement>(null);
  const initial = useMemo(() => segmentsOf(first, slots, slotMs), [first, slots, slotMs]);
  const photos = useSegments({
    initial,
    between: (from, to, cursor) => paths.api.tiles(eventId, { from, to, cursor, preview }),
    next: slots.length > 0 ? undefined : props.next,
  });
  const { segments } = photos;
  const size = useGridSize(list);
  const { bands, visible } = useBands(segments, size);
  const loaded = useMemo(() => segments.flatMap((segment) => segment.photos ?? []), [segments]);
  const total = segments.reduce((sum, { count }) => sum + count, 0);
  const selection = useSelection(loaded);
  const favourites = useFavourites(eventId);
  const verdicts = useVerdicts(eventId, preview);
  const [opened, setOpened] = useState<string>();
  const [left, setLeft] = useState<string>();
  useEffect(() => {
    // After the viewer has gone: it gives the focus back to the photo it was opened with, not the one it was left at.
    if (left !== undefined) list.current?.querySelector<HTMLElement>(`a[href*="${left}"]`)?.focus();
  }, [left]);

  const missing = visible.flatMap((band) => band.missing ?? []);
  const wanted = missing.map(({ key }) => key).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wanted is named by its keys
  useEffect(() => {
    if (wanted === "" || photos.state === "failed") return;
    const timer = setTimeout(() => photos.load(missing), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [wanted, photos.state]);

  const isEndNear = bands.length > 0 && visible.at(-1) === bands.at(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the end comes near or a page has come
  useEffect(() => {
    if (isEndNear && photos.state === "idle") photos.more();
  }, [isEndNear, photos.state, bands.length]);

  const hrefOf = (id: string) => paths.photo(eventId, id, { bib, preview });
  const open = (event: MouseEvent, index: number, photo: GridPhoto) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    if (selection.isActive) selection.toggle(index, photo.id, false);
    else {
      setLeft(undefined);
      setOpened(photo.id);
    }
  };
  const tileOf = (photo: GridPhoto, index: number) => ({
    photo,
    index,
    timeZone,
    address,
    href: hrefOf(photo.id),
    note: photo.match && evidenceText(evidence, photo.match, photo.timed),
    isSelected: selection.ids.has(photo.id),
    isFavourite: favourites.has(photo.id),
    isFaded: bib !== undefined && verdicts.of(photo.id, bib) === "not_me",
    onOpen: (event: MouseEvent) => open(event, index, photo),
    onSelect: (_: number, isRange: boolean) => selection.toggle(index, photo.id, isRange),
  });

  return (
    <>
      {/* Painted half-way through the list, a row would stand at another height until its last tile has arrived. */}
      <link rel="expect" href={`#${END}`} blocking="render" />
      <TileRules photos={first} pictures={pictures} />
      <GridTools
        eventId={eventId}
        preview={preview}
        bib={bib}
        photos={loaded}
        hasMore={photos.hasMore}
        selection={selection}
      />
      <ul
        ref={list}
        className={size ? "photo-grid is-placed" : "photo-grid"}
        style={size && { height: totalHeight(bands) }}
        data-selecting={selection.isActive || undefined}
        aria-label={t("list")}
        onKeyDown={(event: KeyboardEvent<HTMLElement>) => moveFocus(event)}
      >
        {size
          ? visible.flatMap((band) =>
              band.missing ? (
                <li
                  key={band.key}
                  aria-hidden
                  className="photo-missing"
                  style={{ top: band.top, height: band.height }}
                />
              ) : (
                band.tiles.map(({ photo, left, width, index }) => (
                  <PhotoTile
                    key={photo.id}
                    {...tileOf(photo, index)}
                    total={total}
                    place={{ top: band.top, left, width, height: band.height }}
                  />
                ))
              ),
            )
          : first.map((photo, index) => <PhotoTile key={photo.id} {...tileOf(photo, index)} />)}
      </ul>
      <GridFoot id={END} photos={photos} nextPage={slots.length > 0 ? undefined : nextPage} />
      {size && slots.length > 2 && total >= LONG && (
        <Scrubber slots={slots} slotMs={slotMs} bands={bands} size={size} timeZone={timeZone} />
      )}
      <SelectionBar
        {...{ eventId, preview, timeZone, address, selection, favourites }}
        photos={loaded}
        title={props.eventName}
      />
      {opened !== undefined && (
        <Lightbox
          {...{ eventId, timeZone, address, filters, favourites, verdicts, locale, total }}
          title={props.eventName}
          credits={props.credits}
          card={props.card}
          photos={loaded}
          openedId={opened}
          onNearEnd={() => {
            const next = segments.find((segment) => !segment.photos);
            if (next) photos.load([next]);
            else photos.more();
          }}
          onClose={(id) => {
            setOpened(undefined);
            setLeft(id);
          }}
        />
      )}
    </>
  );
}

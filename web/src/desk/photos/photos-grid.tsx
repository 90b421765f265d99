"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { DeskPhoto } from "./load-photos.ts";
import { PhotoCell } from "./photo-cell.tsx";

/** px */
const LEAST_WIDTH = 168;
const GAP = 12;
/** Two lines of words under each picture. */
const WORDS = 52;
const BEFORE_MEASURED = 24;

interface Props {
  readonly photos: readonly DeskPhoto[];
  readonly selected: ReadonlySet<string>;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onToggle: (id: string, isRange: boolean) => void;
  readonly onZoom: (id: string) => void;
  readonly onMore: () => void;
}

/** Rows of equal cells; only those near the window are in the page, however many photos there are. */
export function PhotosGrid({ photos, selected, hasMore, isLoading, onToggle, onZoom, onMore }: Props) {
  const t = useTranslations("desk.photos");
  const list = useRef<HTMLUListElement>(null);
  const [place, setPlace] = useState<{ readonly width: number; readonly top: number }>();
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () =>
      setPlace({ width: element.clientWidth, top: element.getBoundingClientRect().top + window.scrollY });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const columns = Math.max(2, Math.floor(((place?.width ?? 0) + GAP) / (LEAST_WIDTH + GAP)));
  const width = ((place?.width ?? 0) - GAP * (columns - 1)) / columns;
  const height = Math.round(width * 0.75) + WORDS;
  const rows = useWindowVirtualizer({
    count: Math.ceil(photos.length / columns),
    estimateSize: () => height + GAP,
    scrollMargin: place?.top ?? 0,
    overscan: 3,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows keep their old sizes until they are told
  useLayoutEffect(() => rows.measure(), [height, columns]);
  const items = rows.getVirtualItems();
  const isEndNear = (items.at(-1)?.index ?? 0) >= Math.ceil(photos.length / columns) - 3;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when a page has come and the end is still near
  useEffect(() => {
    if (place && isEndNear && hasMore && !isLoading) onMore();
  }, [isEndNear, hasMore, isLoading, photos.length, place !== undefined]);

  const focus = (index: number) => {
    const photo = photos[index];
    if (!photo) return;
    const find = () => list.current?.querySelector<HTMLElement>(`[data-photo="${photo.id}"]`);
    if (!find()) rows.scrollToIndex(Math.floor(index / columns));
    requestAnimationFrame(() => find()?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.photo : undefined;
    const at = photos.findIndex((photo) => photo.id === id);
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (at < 0 || step === undefined) return;
    event.preventDefault();
    focus(at + step);
    if (event.shiftKey && photos[at + step]) {
      if (!selected.has(photos[at]?.id ?? "")) onToggle(photos[at]?.id ?? "", false);
      onToggle(photos[at + step]?.id ?? "", true);
    }
  };
  const cell = (photo: DeskPhoto, style?: { left: number; top: number; width: number; height: number }) => (
    <PhotoCell
      key={photo.id}
      photo={photo}
      style={style}
      isSelected={selected.has(photo.id)}
      onToggle={onToggle}
      onZoom={onZoom}
    />
  );
  return (
    <>
      <ul
        ref={list}
        aria-label={t("list")}
        onKeyDown={onKeyDown}
        className={place ? "relative" : "grid grid-cols-2 gap-3 sm:grid-cols-4 lg:grid-cols-6"}
        style={place && { height: Math.max(0, rows.getTotalSize() - GAP) }}
      >
        {place
          ? items.flatMap(({ index, start }) =>
              photos
                .slice(index * columns, (index + 1) * columns)
                .map((photo, column) =>
                  cell(photo, { left: column * (width + GAP), top: start - place.top, width, height }),
                ),
            )
          : photos.slice(0, BEFORE_MEASURED).map((photo) => cell(photo))}
      </ul>
      {isLoading && <p className="py-3 text-center text-sm text-soft">{t("loading")}</p>}
    </>
  );
}

"use client";

import { memo, type RefObject, useEffect, useRef } from "react";
import { type ImageAddress, imageUrl, srcSet } from "../gallery/image-url.ts";
import { classNames } from "../ui/class-names.ts";
import type { GridPhoto } from "./grid-photo.ts";
import { placeholder } from "./placeholder.ts";
import { pictureClass, tileClass } from "./tile-style.ts";
import { whenIdle } from "./when-idle.ts";

/**
 * Tiles of the first screen; they are asked for at once, and the first of them before everything else. The others say in the
 * page itself no more than they must: script completes them before they are looked at.
 */
const FIRST_SCREEN = 6;
const MOST_URGENT = 2;
/** rem that a row is high, about, by the width of the window: a tile is as wide as its ratio makes it. */
const ROWS = [
  ["(min-width: 64rem) ", 16],
  ["(min-width: 40rem) ", 12],
  ["", 8],
] as const;

/** px from the top left of the grid; known once script runs. */
export interface TilePlace {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

interface Props extends Partial<TilePlace> {
  readonly photo: GridPhoto;
  readonly index: number;
  /** Photos in the whole list, when only some of them are in the page. */
  readonly total?: number | undefined;
  readonly address: ImageAddress;
  readonly href: string;
  /** What the picture is, for those who do not see it. */
  readonly name: string;
  /** Says why the photo is here, at a glance in a corner of it, and whole to those who point at it or do not see it. */
  readonly chip?: string | undefined;
  readonly note?: string | undefined;
  /** Name of the button that picks it; without one it cannot be picked. */
  readonly pick?: string | undefined;
  readonly isSelecting?: boolean;
  readonly isSelected?: boolean;
  readonly isFavourite?: boolean;
  /** Steps back: not this runner, as she said. */
  readonly isFaded?: boolean;
}

/** One photo of a grid. The grid listens for all its tiles, so that a tile is drawn again only when it looks different. */
export const PhotoTile = memo(function PhotoTile(props: Props) {
  const {
    photo,
    index,
    total,
    address,
    href,
    name,
    chip,
    note,
    pick,
    isSelected = false,
    top,
    left,
    width,
    height,
  } = props;
  const tile = useRef<HTMLLIElement>(null);
  const isPlaced = top !== undefined;
  usePlaceholder(tile, isPlaced ? photo.hash : undefined, isSelected);
  return (
    <li
      ref={tile}
      // In the page itself it would be sixty different words among tiles that are otherwise alike: gzip has its price.
      data-index={isPlaced ? index : undefined}
      className={classNames(
        "photo-tile",
        tileClass(photo, index),
        photo.hash !== undefined && pictureClass(index),
        isSelected && "is-selected",
        props.isFaded && "is-faded",
      )}
      style={
        isPlaced ? { top, left, width, height, ...(!isSelected && { backgroundColor: `#${photo.tint}` }) } : undefined
      }
      {...(total !== undefined && { "aria-setsize": total, "aria-posinset": index + 1 })}
    >
      <a href={href}>
        {/* biome-ignore lint/performance/noImgElement: renditions are made in the pipeline, none on request */}
        <img
          src={imageUrl(address, photo.id, "small")}
          {...((isPlaced || index < FIRST_SCREEN) && {
            srcSet: srcSet(address, photo, ["small", "medium"]),
            sizes: sizesOf(photo),
          })}
          alt={name}
          loading={index < FIRST_SCREEN ? "eager" : "lazy"}
          {...(index < MOST_URGENT && { fetchPriority: "high" as const })}
        />
        {chip && (
          <span aria-hidden className="photo-chip numbers">
            {photo.match && <span>{photo.match.bib} · </span>}
            {chip}
          </span>
        )}
        {note && <span className="photo-note">{note}</span>}
      </a>
      {props.isFavourite && <span aria-hidden className="photo-heart" />}
      {isPlaced && pick !== undefined && (
        <button
          type="button"
          className="photo-check"
          aria-pressed={isSelected}
          aria-label={pick}
          // While nothing is being picked, keys pick from the photo itself: half as many stops for Tab.
          tabIndex={props.isSelecting ? undefined : -1}
        />
      )}
    </li>
  );
});

function sizesOf({ w, h }: GridPhoto): string {
  return ROWS.map(([when, row]) => `${when}${Math.ceil((row * w) / h)}rem`).join(", ");
}

/** Draws what lies under a photo that is still on its way, when there is time: most are here before. Picked ones have a frame. */
function usePlaceholder(tile: RefObject<HTMLElement | null>, hash: string | undefined, isSelected: boolean): void {
  useEffect(() => {
    const element = tile.current;
    if (!element) return;
    element.style.backgroundImage = isSelected ? "none" : "";
    if (isSelected || hash === undefined || element.querySelector("img")?.complete) return;
    return whenIdle(() => {
      if (element.querySelector("img")?.complete) return;
      const picture = placeholder(hash);
      if (picture) element.style.backgroundImage = `url("${picture}")`;
    });
  }, [tile, hash, isSelected]);
}

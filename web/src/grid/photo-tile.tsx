"use client";

import { Check, Heart } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CSSProperties, MouseEvent } from "react";
import { type ImageAddress, imageUrl, srcSet } from "../gallery/image-url.ts";
import { clockAt } from "../gallery/local-time.ts";
import { Link } from "../i18n/navigation.ts";
import { classNames } from "../ui/class-names.ts";
import type { GridPhoto } from "./grid-photo.ts";
import { placeholder } from "./placeholder.ts";
import { pictureClass, tileClass } from "./tile-style.ts";

/** Tiles of the first screen; they are asked for at once, and the first of them before everything else. */
const FIRST_SCREEN = 8;
const MOST_URGENT = 3;
const SIZES = "(min-width: 64rem) 22rem, (min-width: 40rem) 16rem, 50vw";

/** px from the top left of the grid; known once script runs. */
export interface TilePlace {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

interface Props {
  readonly photo: GridPhoto;
  readonly index: number;
  /** Photos in the whole list, when only some of them are in the page. */
  readonly total?: number | undefined;
  readonly timeZone: string;
  readonly address: ImageAddress;
  readonly href: string;
  readonly place?: TilePlace | undefined;
  /** Says something about the photo across its foot. */
  readonly note?: string | undefined;
  readonly isSelected?: boolean;
  readonly isFavourite?: boolean;
  /** Steps back: not this runner, as she said. */
  readonly isFaded?: boolean;
  readonly onOpen?: ((event: MouseEvent, index: number) => void) | undefined;
  readonly onSelect?: ((index: number, isRange: boolean) => void) | undefined;
}

export function PhotoTile(props: Props) {
  const { photo, index, total, timeZone, address, href, place, note, isSelected = false, onOpen, onSelect } = props;
  const t = useTranslations("gallery");
  const bib = photo.match?.bib;
  const time = clockAt(photo.t, timeZone);
  const name = bib ? t("photoOfBib", { bib, time }) : t("photo", { time });
  return (
    <li
      data-index={index}
      className={classNames(
        "photo-tile group",
        tileClass(photo),
        pictureClass(photo.id),
        isSelected && "is-selected",
        props.isFaded && "is-faded",
      )}
      style={place && placeStyle(place, isSelected ? undefined : photo.hash)}
      {...(total !== undefined && { "aria-setsize": total, "aria-posinset": index + 1 })}
    >
      <Link
        href={href}
        prefetch={false}
        onClick={onOpen && ((event) => onOpen(event, index))}
        className="absolute inset-0 z-10 outline-offset-[-4px]"
      >
        {/* biome-ignore lint/performance/noImgElement: renditions are made in the pipeline, none on request */}
        <img
          src={imageUrl(address, photo.id, "small")}
          srcSet={srcSet(address, photo, ["small", "medium"])}
          sizes={SIZES}
          width={photo.w}
          height={photo.h}
          alt={name}
          loading={index < FIRST_SCREEN ? "eager" : "lazy"}
          fetchPriority={index < MOST_URGENT ? "high" : "auto"}
          decoding="async"
        />
        {note && (
          <span className="absolute inset-x-0 bottom-0 bg-linear-to-t from-black/75 to-transparent px-2 pt-8 pb-1.5 text-xs font-medium text-white sm:px-2.5 sm:pb-2 sm:text-sm">
            {note}
          </span>
        )}
      </Link>
      {props.isFavourite && <Heart aria-hidden className="photo-heart" />}
      {onSelect && (
        <button
          type="button"
          className="photo-check"
          aria-pressed={isSelected}
          aria-label={t("selectPhoto", { time })}
          onClick={(event) => onSelect(index, event.shiftKey)}
        >
          <span>
            <Check aria-hidden />
          </span>
        </button>
      )}
    </li>
  );
}

/** Set by script, which the policy allows; the page itself carries no style attribute. */
function placeStyle({ top, left, width, height }: TilePlace, hash: string | undefined): CSSProperties {
  return { top, left, width, height, backgroundImage: hash === undefined ? "none" : placeholder(hash) };
}

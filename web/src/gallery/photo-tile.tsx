"use client";

import { useTranslations } from "next-intl";
import { Link } from "../i18n/navigation.ts";
import type { GridPhoto } from "./grid-photo.ts";
import { type ImageAddress, imageUrl, srcSet } from "./image-url.ts";
import { tileClass } from "./tile-style.ts";

/** Tiles of the first screen; they are asked for at once, and the first of them before everything else. */
const FIRST_SCREEN = 8;
const MOST_URGENT = 3;
const SIZES = "(min-width: 64rem) 22rem, (min-width: 40rem) 16rem, 50vw";

interface Props {
  readonly photo: GridPhoto;
  readonly index: number;
  readonly address: ImageAddress;
  readonly href: string;
  /** Says something about the photo across its foot. */
  readonly note?: string | undefined;
}

export function PhotoTile({ photo, index, address, href, note }: Props) {
  const t = useTranslations("gallery");
  const bib = photo.match?.bib;
  return (
    <li className={`photo-tile group ${tileClass(photo)}`}>
      <Link href={href} prefetch={false} className="absolute inset-0 z-10 outline-offset-[-4px]">
        {/* biome-ignore lint/performance/noImgElement: renditions are made in the pipeline, none on request */}
        <img
          src={imageUrl(address, photo.id, "small")}
          srcSet={srcSet(address, photo, ["small", "medium"])}
          sizes={SIZES}
          width={photo.w}
          height={photo.h}
          alt={bib ? t("photoOfBib", { bib, time: photo.at }) : t("photo", { time: photo.at })}
          loading={index < FIRST_SCREEN ? "eager" : "lazy"}
          fetchPriority={index < MOST_URGENT ? "high" : "auto"}
          decoding="async"
        />
        {note && (
          <span className="absolute inset-x-0 bottom-0 bg-linear-to-t from-black/75 to-transparent px-2.5 pt-8 pb-2 text-sm font-medium text-white">
            {note}
          </span>
        )}
      </Link>
    </li>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import Lightbox from "yet-another-react-lightbox";
import Zoom from "yet-another-react-lightbox/plugins/zoom";
import "yet-another-react-lightbox/styles.css";
import { type ImageAddress, imageUrl } from "../gallery/image-url.ts";
import { type PageFilters, paths } from "../gallery/paths.ts";
import type { GridPhoto } from "../grid/grid-photo.ts";
import { getPathname } from "../i18n/navigation.ts";
import type { useFavourites } from "../keep/favourites.ts";
import type { useVerdicts } from "../keep/verdicts.ts";
import type { Downloads } from "../take/downloads.ts";
import type { CardFacts } from "../take/draw-card.ts";
import { LightboxBar } from "./lightbox-bar.tsx";
import { useModal } from "./use-modal.ts";

export interface LightboxProps {
  readonly eventId: string;
  readonly title: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly address: ImageAddress;
  readonly filters: PageFilters;
  readonly photos: readonly GridPhoto[];
  /** Photos in the whole list. */
  readonly total: number;
  readonly credits: Readonly<Record<string, string>>;
  readonly card: CardFacts;
  readonly downloads: Downloads;
  readonly openedId: string;
  /** What a photo is, for those who do not see it. */
  readonly nameOf: (photo: GridPhoto) => string;
  /** Why it is among the photos of a bib. */
  readonly whyOf: (photo: GridPhoto) => string | undefined;
  readonly favourites: ReturnType<typeof useFavourites>;
  readonly verdicts: ReturnType<typeof useVerdicts>;
  /** The last photos are being looked at: time for the ones after them. */
  readonly onNearEnd: () => void;
  /** It covers the window. */
  readonly onEntered: () => void;
  /** @param id the photo that was shown last */
  readonly onClose: (id: string) => void;
}

const NEAR_END = 5;

/** One photo and nothing else. Its address is the photo's own, so it can be shared and reloaded; Back closes it. */
export function PhotoLightbox(props: LightboxProps) {
  const { eventId, locale, address, filters, photos, openedId, nameOf, onEntered, onClose, onNearEnd } = props;
  const t = useTranslations("lightbox");
  const modal = useModal();
  const [id, setId] = useState(openedId);
  const index = Math.max(
    0,
    photos.findIndex((photo) => photo.id === id),
  );
  const photo = photos[index];
  const current = useRef(id);
  current.current = id;
  const addressOf = (photoId: string) => getPathname({ href: paths.photo(eventId, photoId, filters), locale });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    const own = addressOf(openedId);
    // The history may have led here.
    if (!window.location.href.endsWith(own)) window.history.pushState(null, "", own);
    const onBack = () => onClose(current.current);
    window.addEventListener("popstate", onBack);
    return () => window.removeEventListener("popstate", onBack);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for every photo that comes near the end
  useEffect(() => {
    if (index >= photos.length - NEAR_END) onNearEnd();
  }, [index, photos.length]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: names follow from the photos
  const slides = useMemo(
    () =>
      photos.map((each) => ({
        src: imageUrl(address, each.id, "large"),
        alt: nameOf(each),
        width: each.w,
        height: each.h,
        srcSet: sources(address, each),
        below: imageUrl(address, each.id, "small"),
      })),
    [photos, address],
  );
  if (!photo) return null;
  return (
    <Lightbox
      open
      portal={{ root: modal.root }}
      close={() => window.history.back()}
      index={index}
      slides={slides}
      plugins={[Zoom]}
      carousel={{ finite: true, preload: 2, padding: 0, spacing: "10%" }}
      controller={{ closeOnPullDown: true }}
      animation={{ fade: 150, swipe: 220 }}
      zoom={{ maxZoomPixelRatio: 2, scrollToZoom: true }}
      toolbar={{ buttons: [] }}
      labels={{
        Previous: t("previous"),
        Next: t("next"),
        Close: t("close"),
        Lightbox: t("label"),
        "Photo gallery": t("label"),
        Carousel: t("label"),
        Slide: t("photo"),
        "{index} of {total}": t("position", { position: "{index}", count: "{total}" }),
      }}
      on={{
        entered: () => {
          modal.begin();
          onEntered();
        },
        view: ({ index: shown }) => {
          const next = photos[shown]?.id;
          if (!next || next === current.current) return;
          setId(next);
          window.history.replaceState(null, "", addressOf(next));
        },
      }}
      render={{
        // The picture of the grid, which is here, until the large one is.
        slideHeader: ({ slide }) => (
          // biome-ignore lint/performance/noImgElement: renditions are made in the pipeline, none on request
          <img
            className="lightbox-below"
            src={"below" in slide ? String(slide.below) : undefined}
            style={{ maxWidth: slide.width, maxHeight: slide.height }}
            alt=""
          />
        ),
        buttonZoom: () => null,
        iconError: () => (
          <p role="status" className="w-72 rounded-lg bg-black/80 px-4 py-3 text-center leading-normal text-white">
            {t("notThere")}
          </p>
        ),
        controls: () => <LightboxBar {...props} photo={photo} position={index + 1} />,
      }}
    />
  );
}

function sources(address: ImageAddress, { id, w, h }: GridPhoto) {
  const long = Math.max(w, h);
  return address.renditions
    .filter(({ name }) => name !== "small")
    .map(({ name, edge }) => {
      const scale = Math.min(edge, long) / long;
      return { src: imageUrl(address, id, name), width: Math.round(w * scale), height: Math.round(h * scale) };
    });
}

"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { buttonClass } from "../ui/button-class.ts";
import { type GridPhoto, resourceToGridPhoto } from "./grid-photo.ts";
import type { ImageAddress } from "./image-url.ts";
import { type PageFilters, paths } from "./paths.ts";
import type { PhotoResource } from "./photo-resource.ts";
import { PhotoTile } from "./photo-tile.tsx";
import { TileRules } from "./tile-rules.tsx";

/** The element after the last tile. */
const END = "photos-end";

interface Props {
  readonly eventId: string;
  readonly timeZone: string;
  /** The first page, drawn on the server. */
  readonly photos: readonly GridPhoto[];
  readonly address: ImageAddress;
  /** Filters of the page, as they go into the photos' addresses. */
  readonly filters: PageFilters;
  /** Address of the API for the page after this one; none when this is all. */
  readonly next: string | undefined;
  /** The same for a browser without script. */
  readonly nextPage: string | undefined;
}

interface Answer {
  readonly photos: readonly PhotoResource[];
  readonly next: string | null;
}

/** Justified rows that go on as the visitor scrolls, or by a link. */
export function PhotoGrid({ eventId, timeZone, photos: first, address, filters, next: firstNext, nextPage }: Props) {
  const t = useTranslations("gallery");
  const evidence = useTranslations("evidence");
  const [photos, setPhotos] = useState(first);
  const [next, setNext] = useState(firstNext);
  const [state, setState] = useState<"idle" | "loading" | "failed">("idle");
  const foot = useRef<HTMLAnchorElement>(null);

  const load = async () => {
    if (!next || state === "loading") return;
    setState("loading");
    try {
      const response = await fetch(next);
      if (!response.ok) throw new Error(`The API answered ${response.status}.`);
      const answer = (await response.json()) as Answer;
      setPhotos([...photos, ...answer.photos.map((photo) => resourceToGridPhoto(photo, timeZone))]);
      const following = new URL(next, window.location.origin);
      if (answer.next) following.searchParams.set("cursor", answer.next);
      setNext(answer.next ? `${following.pathname}${following.search}` : undefined);
      setState("idle");
    } catch {
      setState("failed");
    }
  };

  useEffect(() => {
    const link = foot.current;
    if (!link || state !== "idle") return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void load();
      },
      { rootMargin: "800px" },
    );
    observer.observe(link);
    return () => observer.disconnect();
  });

  return (
    <>
      {/* Painted half-way through the list, a row would stand at another height until its last tile has arrived. */}
      <link rel="expect" href={`#${END}`} blocking="render" />
      <TileRules photos={photos} />
      <ul className="photo-grid" aria-label={t("list")}>
        {photos.map((photo, index) => (
          <PhotoTile
            key={photo.id}
            photo={photo}
            index={index}
            address={address}
            href={paths.photo(eventId, photo.id, { bib: filters.bib, preview: filters.preview })}
            note={photo.match && evidence(photo.match.sentence, { percent: photo.match.percent })}
          />
        ))}
      </ul>
      <div id={END} role="status" className="flex flex-col items-center gap-3 py-10">
        {state === "failed" && (
          <>
            <p className="text-danger">{t("moreFailed")}</p>
            <Button onClick={load}>{t("retry")}</Button>
          </>
        )}
        {next && state !== "failed" && (
          <a
            ref={foot}
            href={nextPage}
            onClick={(event) => {
              event.preventDefault();
              void load();
            }}
            className={buttonClass({ size: "large" })}
          >
            {state === "loading" ? t("loading") : t("more")}
          </a>
        )}
      </div>
    </>
  );
}

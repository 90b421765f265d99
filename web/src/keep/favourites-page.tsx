"use client";

import { Heart } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { paths } from "../gallery/paths.ts";
import type { GridPhoto } from "../grid/grid-photo.ts";
import { packPhotos } from "../grid/packed-photos.ts";
import { type GridProps, PhotoGrid } from "../grid/photo-grid.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { useFavourites, withMarked } from "./favourites.ts";
import { photosByIds } from "./photos-by-ids.ts";

type Props = Pick<
  GridProps,
  "eventId" | "eventName" | "timeZone" | "address" | "filters" | "credits" | "card" | "downloads"
> & {
  /** Photos that a link names; else those kept in this browser. */
  readonly shared: readonly string[] | undefined;
};

/** Photos by name: kept in this browser, or sent by a friend. Which ones they are never leaves the device by itself. */
export function FavouritesPage({ shared, ...props }: Props) {
  const { eventId, filters } = props;
  const t = useTranslations("favourites");
  const favourites = useFavourites(eventId);
  const [own, setOwn] = useState<readonly string[]>([]);
  // A photo that left the list while it is looked at would take the viewer with it, and could not be marked again.
  const marked = withMarked(own, favourites.ids);
  if (marked !== own) setOwn(marked);
  const wanted = (shared ?? marked).join(",");
  const [photos, setPhotos] = useState<readonly GridPhoto[]>();
  const [isFailed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again with every attempt
  useEffect(() => {
    const control = new AbortController();
    const load = async () => {
      setFailed(false);
      if (wanted === "") return setPhotos([]);
      try {
        setPhotos(await photosByIds(eventId, wanted.split(","), filters.preview, control.signal));
      } catch {
        if (!control.signal.aborted) setFailed(true);
      }
    };
    void load();
    return () => control.abort();
  }, [wanted, eventId, filters.preview, attempt]);

  if (isFailed) {
    return (
      <div role="alert" className="flex flex-col items-center gap-4 px-4 py-16 text-center">
        <p className="max-w-md">{t("failed")}</p>
        <Button onClick={() => setAttempt(attempt + 1)}>{t("retry")}</Button>
      </div>
    );
  }
  if (!photos) {
    return (
      <p role="status" className="flex items-center justify-center gap-3 py-16 noscript:hidden">
        <Spinner />
        {t("loading")}
      </p>
    );
  }
  if (photos.length === 0) {
    return (
      <EmptyState
        icon={Heart}
        title={t("empty")}
        actions={<LinkButton href={paths.event(eventId, { preview: filters.preview })}>{t("browse")}</LinkButton>}
      >
        {t("emptyText")}
      </EmptyState>
    );
  }
  const gone = wanted.split(",").length - photos.length;
  return (
    <>
      {gone > 0 && <p className="grid-words text-soft">{t("gone", { count: gone })}</p>}
      {/* On a phone the grid's tools have no room beside the page's words. */}
      <div className="pt-16 sm:pt-3">
        <PhotoGrid
          {...props}
          key={photos.map(({ id }) => id).join()}
          photos={packPhotos(photos)}
          slotMs={1}
          next={undefined}
          nextPage={undefined}
        />
      </div>
    </>
  );
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { type MouseEvent, useMemo, useRef } from "react";
import { clockAt } from "../gallery/local-time.ts";
import { paths } from "../gallery/paths.ts";
import { type GridPhoto, resourceToGridPhoto } from "../grid/grid-photo.ts";
import type { GridProps } from "../grid/photo-grid.tsx";
import { PhotoTile } from "../grid/photo-tile.tsx";
import { PhotoViewer, type Viewer } from "../grid/photo-viewer.tsx";
import { TileRules } from "../grid/tile-rules.tsx";
import { isPlainPress, photoIdAt } from "../grid/use-tile-presses.ts";
import { getPathname } from "../i18n/navigation.ts";
import { useFavourites } from "../keep/favourites.ts";
import { useVerdicts } from "../keep/verdicts.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import type { FoundPhoto } from "./selfie-api.ts";

/** What the viewer shows beside a photo, too. */
export type ResultProps = Pick<
  GridProps,
  "eventId" | "eventName" | "timeZone" | "address" | "downloads" | "credits" | "card"
> & { readonly preview: string | undefined };

interface Props extends ResultProps {
  readonly found: readonly FoundPhoto[];
}

const BANDS = ["sure", "maybe"] as const;

/** Photos of the runner, and photos that may be: two words, never a number. */
export function SelfieResults(props: Props) {
  const t = useTranslations("selfie");
  if (props.found.length > 0) return <FoundPhotos {...props} />;
  return (
    <section role="status" className="py-6 text-center">
      <h2 className="text-lg font-semibold">{t("nothing")}</h2>
      <p className="mx-auto mt-2 max-w-md text-soft">{t("nothingText")}</p>
      <LinkButton href={paths.event(props.eventId, { preview: props.preview })} className="mt-4">
        {t("offAction")}
      </LinkButton>
    </section>
  );
}

/** Both groups, and one viewer through all of them. */
function FoundPhotos({ found, eventName, preview, ...props }: Props) {
  const { eventId, timeZone, address, downloads } = props;
  const t = useTranslations("selfie");
  const grid = useTranslations("grid");
  const locale = useLocale();
  const list = useRef<HTMLDivElement>(null);
  const viewer = useRef<Viewer>(null);
  const favourites = useFavourites(eventId);
  const verdicts = useVerdicts(eventId, preview);
  const groups = useMemo(() => {
    const of = (band: FoundPhoto["band"]) => found.filter((photo) => photo.band === band).map(resourceToGridPhoto);
    return { sure: of("sure"), maybe: of("maybe") };
  }, [found]);
  const photos = useMemo(() => [...groups.sure, ...groups.maybe], [groups]);
  const wordsOf = (photo: GridPhoto) => ({
    name: grid("photo", { time: clockAt(photo.t, timeZone) }),
    note: t(groups.sure.includes(photo) ? "sure" : "maybe"),
  });
  const onClick = (event: MouseEvent) => {
    const photoId = photoIdAt(event.target);
    if (photoId === undefined || !isPlainPress(event)) return;
    event.preventDefault();
    viewer.current?.open(photoId);
  };
  const prepare = () => viewer.current?.prepare();
  return (
    <>
      <TileRules photos={photos} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: presses are on the links in it, heard here for all of them */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click */}
      <div ref={list} className="flex flex-col gap-6" onClick={onClick} onPointerDown={prepare} onFocus={prepare}>
        {BANDS.filter((band) => groups[band].length > 0).map((band) => (
          <section key={band} aria-labelledby={`band-${band}`}>
            <h2 id={`band-${band}`} className="text-lg font-semibold">
              {t(band)} <span className="font-normal text-soft">{t("sureCount", { count: groups[band].length })}</span>
            </h2>
            {band === "sure" && downloads !== "off" && (
              <form method="post" action={paths.api.zip(eventId, preview)} className="mt-2">
                <input type="hidden" name="ids" value={groups.sure.map(({ id }) => id).join(",")} />
                <Button type="submit" variant="primary">
                  <Icon name="download" className="size-5" />
                  {grid("zipAll", { count: groups.sure.length })}
                </Button>
              </form>
            )}
            {band === "maybe" && <p className="text-soft">{t("maybeText")}</p>}
            <ul className="photo-grid mt-3" data-band={band}>
              {groups[band].map((photo, index) => (
                <PhotoTile
                  key={photo.id}
                  {...{ photo, index, address }}
                  name={wordsOf(photo).name}
                  href={getPathname({ href: paths.photo(eventId, photo.id, { preview }), locale })}
                  isFavourite={favourites.has(photo.id)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <PhotoViewer
        {...props}
        ref={viewer}
        {...{ list, photos, favourites, verdicts, wordsOf }}
        title={eventName}
        filters={{ preview }}
        total={photos.length}
        onNearEnd={nothingMore}
      />
    </>
  );
}

/** What a selfie found is all here. */
function nothingMore(): void {}

"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ImageAddress } from "../gallery/image-url.ts";
import { clockAt } from "../gallery/local-time.ts";
import { paths } from "../gallery/paths.ts";
import type { GridPhoto } from "../grid/grid-photo.ts";
import { PhotoTile } from "../grid/photo-tile.tsx";
import { TileRules } from "../grid/tile-rules.tsx";
import { getPathname } from "../i18n/navigation.ts";
import type { Downloads } from "../take/downloads.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { LinkButton } from "../ui/link-button.tsx";

interface Props {
  readonly eventId: string;
  readonly timeZone: string;
  readonly preview: string | undefined;
  readonly address: ImageAddress;
  readonly downloads: Downloads;
  readonly photos: readonly (GridPhoto & { readonly band: "sure" | "maybe" })[];
}

/** Photos of the runner, and photos that may be: two words, never a number. */
export function SelfieResults({ eventId, timeZone, preview, address, downloads, photos }: Props) {
  const t = useTranslations("selfie");
  const grid = useTranslations("grid");
  const locale = useLocale();
  if (photos.length === 0) {
    return (
      <section role="status" className="py-6 text-center">
        <h2 className="text-lg font-semibold">{t("nothing")}</h2>
        <p className="mx-auto mt-2 max-w-md text-soft">{t("nothingText")}</p>
        <LinkButton href={paths.event(eventId, { preview })} className="mt-4">
          {t("offAction")}
        </LinkButton>
      </section>
    );
  }
  const groups = {
    sure: photos.filter(({ band }) => band === "sure"),
    maybe: photos.filter(({ band }) => band === "maybe"),
  };
  return (
    <>
      <TileRules photos={photos} />
      {(["sure", "maybe"] as const).map((band) =>
        groups[band].length === 0 ? null : (
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
                  photo={photo}
                  index={index}
                  name={grid("photo", { time: clockAt(photo.t, timeZone) })}
                  address={address}
                  href={getPathname({ href: paths.photo(eventId, photo.id, { preview }), locale })}
                />
              ))}
            </ul>
          </section>
        ),
      )}
    </>
  );
}

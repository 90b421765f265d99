"use client";

import { Download, Heart, Share2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ImageAddress } from "../gallery/image-url.ts";
import { paths } from "../gallery/paths.ts";
import type { GridPhoto } from "../grid/grid-photo.ts";
import type { Selection } from "../grid/use-selection.ts";
import type { useFavourites } from "../keep/favourites.ts";
import { Button } from "../ui/button.tsx";
import { buttonClass } from "../ui/button-class.ts";
import type { Downloads } from "./downloads.ts";
import { MOST_IN_LINK, sharedWords, sharePhotos } from "./share.ts";
import { MOST_IN_ZIP } from "./zip-limit.ts";

interface Props {
  readonly eventId: string;
  readonly title: string;
  readonly preview: string | undefined;
  readonly address: ImageAddress;
  readonly photos: readonly GridPhoto[];
  readonly selection: Selection;
  readonly favourites: ReturnType<typeof useFavourites>;
  readonly downloads: Downloads;
}

/** What can be done with the photos that are picked. A plain form, so the browser saves the zip itself while it comes. */
export function SelectionBar({ eventId, title, preview, address, photos, selection, favourites, downloads }: Props) {
  const t = useTranslations("selection");
  const [said, setSaid] = useState<string>();
  const ids = photos.map(({ id }) => id).filter((id) => selection.ids.has(id));
  const isTooMany = ids.length > MOST_IN_ZIP;
  const share = async () => {
    const outcome = await sharePhotos({
      countFor: preview ? undefined : eventId,
      title,
      url: new URL(
        paths.favourites(eventId, { ids: ids.slice(0, MOST_IN_LINK).join(","), preview }),
        window.location.href,
      ).href,
      address,
      photos: ids.map((id) => ({ id })),
    });
    const words = sharedWords(outcome, ids.length);
    setSaid(words && t(words, { most: MOST_IN_LINK }));
  };
  return (
    <section aria-label={t("label")} className="selection-bar">
      <p role="status" className="mr-auto font-semibold">
        {isTooMany ? t("tooMany", { most: MOST_IN_ZIP }) : t("count", { count: ids.length })}
        {said && <span className="ml-2 font-normal text-soft">{said}</span>}
        {ids.length === 0 && <span className="selection-keys text-sm font-normal text-soft">{t("keys")}</span>}
      </p>
      <Button variant="quiet" size="small" onClick={selection.all}>
        {t("all")}
      </Button>
      <Button variant="quiet" size="small" onClick={selection.clear} aria-label={t("clear")} title={t("clear")}>
        <X aria-hidden className="size-5" />
      </Button>
      {downloads !== "off" && (
        <form method="post" action={paths.api.zip(eventId, preview)} className="max-sm:min-w-[55%] max-sm:flex-1">
          <input type="hidden" name="ids" value={ids.join(",")} />
          <button
            type="submit"
            disabled={ids.length === 0 || isTooMany}
            className={buttonClass({ variant: "primary" }, "w-full")}
          >
            <Download aria-hidden className="size-5" />
            {t("zip")}
          </button>
        </form>
      )}
      <Button onClick={share} disabled={ids.length === 0} aria-label={t("share")} title={t("share")}>
        <Share2 aria-hidden className="size-5" />
      </Button>
      <Button
        onClick={() => {
          for (const id of ids) favourites.add(id);
          setSaid(t("favouriteDone"));
        }}
        disabled={ids.length === 0}
        aria-label={t("favourite")}
        title={t("favourite")}
      >
        <Heart aria-hidden className="size-5" />
      </Button>
    </section>
  );
}

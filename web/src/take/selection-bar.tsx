"use client";

import { Download, Heart, Share2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { ImageAddress } from "../gallery/image-url.ts";
import { paths } from "../gallery/paths.ts";
import type { GridPhoto } from "../grid/grid-photo.ts";
import type { Selection } from "../grid/use-selection.ts";
import type { useFavourites } from "../keep/favourites.ts";
import { Button } from "../ui/button.tsx";
import { buttonClass } from "../ui/button-class.ts";
import type { Downloads } from "./downloads.ts";
import { fromBeginning, idsOfList, type ListIds } from "./ids-of-list.ts";
import { MOST_IN_LINK, sharedWords, sharePhotos } from "./share.ts";
import { MOST_IN_ZIP } from "./zip-limit.ts";

interface Props {
  readonly eventId: string;
  readonly title: string;
  readonly preview: string | undefined;
  readonly address: ImageAddress;
  /** Those that are here. */
  readonly photos: readonly GridPhoto[];
  /** Photos of the whole list, where that is known. */
  readonly total: number | undefined;
  /** Address of the API for what follows the first page, of a list without a timeline. */
  readonly next: string | undefined;
  readonly selection: Selection;
  readonly favourites: ReturnType<typeof useFavourites>;
  readonly downloads: Downloads;
}

/** What can be done with the photos that are picked. A plain form, so the browser saves the zip itself while it comes. */
export function SelectionBar(props: Props) {
  const { eventId, title, preview, address, photos, total, selection, favourites, downloads } = props;
  const t = useTranslations("selection");
  const [said, setSaid] = useState<string>();
  const here = photos.map(({ id }) => id);
  const all = useAll(props, here);
  const ids = [...new Set([...all.ids, ...here])].filter((id) => selection.ids.has(id));
  const isTooMany = ids.length > MOST_IN_ZIP;
  const pickAll = async () => {
    setSaid(undefined);
    const outcome = await all.pick();
    if (outcome === "failed") setSaid(t("allFailed"));
    if (outcome === "first") setSaid(t("allFirst", { most: MOST_IN_ZIP, total: total ?? 0 }));
  };
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
      <Button variant="quiet" size="small" busy={all.isBusy} onClick={pickAll}>
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

/** All photos of the list that is looked at, also those that are not here yet, as many as one zip takes. */
function useAll({ eventId, preview, total, next, selection }: Props, here: readonly string[]) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const [isBusy, setBusy] = useState(false);
  const control = useRef<AbortController>(undefined);
  // Whoever ends the selection meanwhile wants none.
  useEffect(() => () => control.current?.abort(), []);

  const list = (): Promise<ListIds> | ListIds => {
    if (here.length === total) return { ids: here.slice(0, MOST_IN_ZIP), hasMore: here.length > MOST_IN_ZIP };
    const url = next === undefined ? paths.api.tiles(eventId, { preview }) : fromBeginning(next);
    control.current = new AbortController();
    return idsOfList(url, MOST_IN_ZIP, control.current.signal);
  };
  const pick = async (): Promise<"all" | "first" | "failed" | undefined> => {
    setBusy(true);
    try {
      const found = await list();
      if (control.current?.signal.aborted) return undefined;
      setIds(found.ids);
      selection.pick(found.ids);
      return found.hasMore ? "first" : "all";
    } catch {
      return control.current?.signal.aborted ? undefined : "failed";
    } finally {
      setBusy(false);
    }
  };
  return { ids, isBusy, pick };
}

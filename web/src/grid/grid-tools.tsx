"use client";

import { useTranslations } from "next-intl";
import { paths } from "../gallery/paths.ts";
import type { Downloads } from "../take/downloads.ts";
import { Button } from "../ui/button.tsx";
import { buttonClass } from "../ui/button-class.ts";
import { Icon } from "../ui/icon.tsx";
import type { GridPhoto } from "./grid-photo.ts";
import type { Selection } from "./use-selection.ts";

interface Props {
  readonly eventId: string;
  readonly preview: string | undefined;
  readonly bib: string | undefined;
  readonly photos: readonly GridPhoto[];
  readonly hasMore: boolean;
  readonly selection: Selection;
  readonly downloads: Downloads;
}

/** What can be done with the list as a whole: pick some, or take all of a runner's. */
export function GridTools({ eventId, preview, bib, photos, hasMore, selection, downloads }: Props) {
  const t = useTranslations("grid");
  return (
    <div className="grid-tools mb-2 flex flex-wrap justify-end gap-2 px-1 sm:px-4">
      {bib !== undefined && !hasMore && downloads !== "off" && (
        <form method="post" action={paths.api.zip(eventId, preview)}>
          <input type="hidden" name="ids" value={photos.map(({ id }) => id).join(",")} />
          <button
            type="submit"
            aria-label={t("zipAll", { count: photos.length })}
            className={buttonClass({ variant: "primary" })}
          >
            <Icon name="download" className="size-5" />
            <span className="max-sm:hidden">{t("zipAll", { count: photos.length })}</span>
            <span className="numbers text-lg sm:hidden">{photos.length}</span>
          </button>
        </form>
      )}
      <Button
        className="min-w-32"
        aria-pressed={selection.isActive}
        onClick={selection.isActive ? selection.clear : selection.begin}
      >
        <Icon name="circle-check" className="size-5" />
        {t("select")}
      </Button>
    </div>
  );
}

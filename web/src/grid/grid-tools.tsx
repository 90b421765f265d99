"use client";

import { useTranslations } from "next-intl";
import { type PageFilters, paths } from "../gallery/paths.ts";
import type { Downloads } from "../take/downloads.ts";
import { Button } from "../ui/button.tsx";
import { buttonClass } from "../ui/button-class.ts";
import { Icon } from "../ui/icon.tsx";
import type { Selection } from "./use-selection.ts";

interface Props {
  readonly eventId: string;
  readonly filters: PageFilters;
  /** Photos of the whole list, where that is known. */
  readonly count: number | undefined;
  readonly selection: Selection;
  readonly downloads: Downloads;
}

/** What can be done with the list as a whole: pick some, or take all of a runner's. */
export function GridTools({ eventId, filters, count, selection, downloads }: Props) {
  const t = useTranslations("grid");
  const { preview, ...list } = filters;
  return (
    <div className="grid-tools mb-2 flex flex-wrap justify-end gap-2 px-1 sm:px-4">
      {list.bib !== undefined && count !== undefined && downloads !== "off" && (
        <form method="post" action={paths.api.zip(eventId, preview)}>
          {Object.entries(list).map(
            ([name, value]) => value && <input key={name} type="hidden" {...{ name, value }} />,
          )}
          <button type="submit" aria-label={t("zipAll", { count })} className={buttonClass({ variant: "primary" })}>
            <Icon name="download" className="size-5" />
            <span className="max-sm:hidden">{t("zipAll", { count })}</span>
            <span className="numbers text-lg sm:hidden">{count}</span>
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

import type { Visit } from "@snaprace/core/visit";

type Counted = Readonly<Record<Visit.Kind, number>>;

export const SEARCHES = ["bib", "name", "selfie", "time"] as const;

export const sumOf = (counts: Counted, kinds: readonly Visit.Kind[]) =>
  kinds.reduce((sum, kind) => sum + counts[kind], 0);

/** The columns of the table by day and of its file, in order. */
export const COLUMNS = {
  galleryViews: (counts) => counts["view.gallery"],
  photoViews: (counts) => counts["view.photo"],
  resultViews: (counts) => counts["view.results"],
  found: (counts) =>
    sumOf(
      counts,
      SEARCHES.map((kind) => `search.${kind}.found` as const),
    ),
  none: (counts) =>
    sumOf(
      counts,
      SEARCHES.map((kind) => `search.${kind}.none` as const),
    ),
  photos: (counts) => counts["download.photo"],
  zips: (counts) => counts["download.zip"],
  zipPhotos: (counts) => counts["download.zip-photos"],
  shares: (counts) => counts.share,
} as const satisfies Record<string, (counts: Counted) => number>;
export type Column = keyof typeof COLUMNS;

export const VIEWS = ["galleryViews", "photoViews", "resultViews"] as const;

export const viewsOf = (counts: Counted) => VIEWS.reduce((sum, column) => sum + COLUMNS[column](counts), 0);

export const PERIODS = ["7", "30", "90", "all"] as const;
export type Period = (typeof PERIODS)[number];

/** Reads `?days=`; anything else is a month. */
export function readPeriod(text: string | string[] | null | undefined): Period {
  return PERIODS.find((period) => period === text) ?? "30";
}

/** @returns `undefined` for all there is */
export function daysOf(period: Period): number | undefined {
  return period === "all" ? undefined : Number(period);
}

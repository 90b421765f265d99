import type { Photo } from "@snaprace/core/photo";

/** How long photos took from the end of their upload until runners could find them for the first time. */
export interface Times {
  /** How many can be found. */
  readonly photos: number;
  readonly medianMs: number;
  readonly p95Ms: number;
}

export function timesOf(photos: readonly Pick<Photo.Info, "uploadedAt" | "searchableAt">[]): Times {
  const waited = photos
    .flatMap(({ uploadedAt, searchableAt }) =>
      searchableAt === undefined ? [] : [Date.parse(searchableAt) - Date.parse(uploadedAt)],
    )
    .sort((a, b) => a - b);
  const at = (share: number) => waited[Math.max(0, Math.ceil(share * waited.length) - 1)] ?? 0;
  return { photos: waited.length, medianMs: at(0.5), p95Ms: at(0.95) };
}

import type { Report } from "./report-visit.ts";

interface Asked {
  readonly bib?: string | undefined;
  readonly name?: string | undefined;
  readonly day?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Later pages of a list are the same search. */
  readonly cursor?: string | undefined;
}

/** What a gallery page reports: that it was looked at, and how what was asked for went. A bib with a time is a search for a bib. */
export function searchReport(asked: Asked, found: { readonly photos: number; readonly names: number }): Report {
  const kind = asked.bib ? "bib" : asked.name ? "name" : asked.day || asked.from || asked.to ? "time" : undefined;
  if (kind === undefined || asked.cursor) return "view.gallery";
  const isFound = kind === "name" ? found.names > 0 : found.photos > 0;
  return `view.gallery search.${kind}.${isFound ? "found" : "none"}`;
}

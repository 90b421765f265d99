/**
 * What is counted of an event's public pages, and nothing besides: numbers of a day. Nobody is told from anybody else, so there is
 * no "visitors".
 */
export const KINDS = [
  "view.gallery",
  "view.photo",
  "view.results",
  "search.bib.found",
  "search.bib.none",
  "search.name.found",
  "search.name.none",
  "search.selfie.found",
  "search.selfie.none",
  "search.time.found",
  "search.time.none",
  "download.photo",
  "download.zip",
  /** Photos in all zips. */
  "download.zip-photos",
  "share",
] as const;
export type Kind = (typeof KINDS)[number];

export type Counts = Readonly<Partial<Record<Kind, number>>>;

/** What a browser may say that happened; the rest is counted where it is served. */
export const REPORTED = KINDS.filter((kind) => !kind.startsWith("download.") && !kind.startsWith("search.selfie."));
/** Of one page at once: that it was looked at, and what was searched for on it. */
const MOST_REPORTED = 3;

/** Reads a browser's report, such as `view.gallery search.bib.found`. @returns `undefined` for anything else */
export function readReport(text: string): Counts | undefined {
  const words = text.trim().split(" ");
  const kinds = words.flatMap((word) => REPORTED.find((kind) => kind === word) ?? []);
  if (kinds.length !== words.length || new Set(kinds).size !== kinds.length || kinds.length > MOST_REPORTED)
    return undefined;
  return Object.fromEntries(kinds.map((kind) => [kind, 1]));
}

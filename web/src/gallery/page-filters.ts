import { Bib } from "@snaprace/core/bib";
import type { PhotoQuery } from "./list-photos.ts";
import { instantOf, isClock } from "./local-time.ts";
import type { PageFilters } from "./paths.ts";

export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** Longest name that is looked for. */
const MAX_NAME = 60;
/** What the field for a bib takes. */
const MAX_TYPED = 12;

export interface ReadFilters {
  readonly filters: PageFilters;
  /** What was typed and is no bib, so that it can be put right. */
  readonly typedBib: string | undefined;
  /** What is wrong with it. */
  readonly bibProblem: Bib.ParseProblem | undefined;
  readonly hasTimeProblem: boolean;
}

/** Filters in a page's address. What cannot be understood narrows nothing down, and is said. */
export function readFilters(params: SearchParams): ReadFilters {
  const text = (name: string) => {
    const value = params[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const typed = text("bib");
  const bib = typed === undefined ? undefined : Bib.parse(typed);
  const clocks = [text("from"), text("to")];
  const filters: PageFilters = {
    bib: bib?.status === "ok" ? bib.bib : undefined,
    name: text("name")?.trim().slice(0, MAX_NAME) || undefined,
    photographer: text("photographer"),
    checkpoint: text("checkpoint"),
    from: isClock(clocks[0]) ? clocks[0] : undefined,
    to: isClock(clocks[1]) ? clocks[1] : undefined,
    unidentified: text("unidentified") && "1",
    cursor: text("cursor"),
    preview: text("preview"),
  };
  return {
    filters,
    typedBib: bib?.status === "ok" ? undefined : typed?.slice(0, MAX_TYPED),
    bibProblem: bib && bib.status !== "ok" ? bib.problem : undefined,
    hasTimeProblem: clocks.some((clock) => clock !== undefined && !isClock(clock)),
  };
}

const DAY_MS = 86_400_000;

/** The same filters as the API takes them: clocks at the event become instants. An end before the beginning is on the day after. */
export function toPhotoQuery(filters: PageFilters, day: string, timeZone: string): PhotoQuery {
  const { bib, photographer, checkpoint, from, to, unidentified, cursor } = filters;
  const isOvernight = from !== undefined && to !== undefined && to <= from;
  const lastDay = isOvernight ? new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10) : day;
  return {
    bib,
    photographer,
    checkpoint,
    from: from && instantOf(day, from, timeZone),
    to: to && instantOf(lastDay, to, timeZone),
    unidentified: unidentified !== undefined && bib === undefined,
    cursor,
  };
}

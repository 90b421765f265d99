import { Bib } from "@snaprace/core/bib";
import { Checkpoint } from "@snaprace/core/checkpoint";
import { PhotographerId } from "@snaprace/core/id";
import type { PhotoQuery } from "./list-photos.ts";
import { clockAt, dayAfter, dayAt, instantOf, isClock } from "./local-time.ts";
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
  const day = text("day");
  const moments = [text("from"), text("to")];
  const filters: PageFilters = {
    bib: bib?.status === "ok" ? bib.bib : undefined,
    name: text("name")?.trim().slice(0, MAX_NAME) || undefined,
    // Their fields show that nobody and no place is chosen.
    photographer: PhotographerId.safeParse(text("photographer")).data,
    checkpoint: Checkpoint.Id.safeParse(text("checkpoint")).data,
    day: isDay(day) ? day : undefined,
    from: isMoment(moments[0]) ? moments[0] : undefined,
    to: isMoment(moments[1]) ? moments[1] : undefined,
    unidentified: text("unidentified") && "1",
    cursor: text("cursor"),
    preview: text("preview"),
  };
  return {
    filters,
    typedBib: bib?.status === "ok" ? undefined : typed?.slice(0, MAX_TYPED),
    bibProblem: bib && bib.status !== "ok" ? bib.problem : undefined,
    hasTimeProblem: moments.some((moment) => moment !== undefined && !isMoment(moment)),
  };
}

/** What of a gallery's address is about its list of photos: what the address of each of them carries, so that Back leads there. */
export function listFilters(filters: PageFilters): PageFilters {
  return { ...filters, name: undefined, cursor: undefined };
}

/** The same list for one runner, who was found in it by name. */
export function ofRunner(filters: PageFilters, bib: string): PageFilters {
  return { ...listFilters(filters), bib, unidentified: undefined };
}

/** Whether a list is not the whole of an event's photos. */
export function isNarrowed({ preview: _, ...filters }: PageFilters): boolean {
  return Object.values(listFilters(filters)).some((value) => value !== undefined);
}

/**
 * The same filters as the API takes them: clocks at the event become instants, on the day that they name, else on the one that is
 * chosen, else on the event's first. An end before the beginning is on the day after. What a chosen day has no clock for is its own
 * beginning or end.
 */
export function toPhotoQuery(filters: PageFilters, startsOn: string, timeZone: string): PhotoQuery {
  const { bib, photographer, checkpoint, day, from, to, unidentified, cursor } = filters;
  const [firstDay, fromClock] = splitMoment(from, day ?? startsOn);
  const [lastDay, toClock] = splitMoment(to, firstDay);
  const isOvernight = fromClock !== undefined && toClock !== undefined && lastDay === firstDay && toClock <= fromClock;
  const at = (on: string, clock: string | undefined) => clock && instantOf(on, clock, timeZone);
  return {
    bib,
    photographer,
    checkpoint,
    from: at(firstDay, fromClock) ?? (day && at(day, MIDNIGHT)),
    to: at(isOvernight ? dayAfter(lastDay) : lastDay, toClock) ?? (day && at(dayAfter(lastDay), MIDNIGHT)),
    unidentified: unidentified !== undefined && bib === undefined,
    cursor,
  };
}

const MIDNIGHT = "00:00";

/**
 * The same list with its day chosen, where a race has several: clocks are on one of them, and a form that shows which can only be
 * sent as it is meant. Times of two days stay as they are.
 * @param days of the race
 */
export function withDay(filters: PageFilters, days: readonly string[], startsOn: string): PageFilters {
  const { day, from, to } = filters;
  if (days.length < 2 || day !== undefined || (from === undefined && to === undefined)) return filters;
  const [firstDay, fromClock] = splitMoment(from, startsOn);
  const [lastDay, toClock] = splitMoment(to, firstDay);
  if (fromClock === undefined || toClock === undefined) {
    return (from ?? to)?.includes("T") ? filters : { ...filters, day: startsOn };
  }
  const isOneDay = lastDay === firstDay || (lastDay === dayAfter(firstDay) && toClock <= fromClock);
  return isOneDay ? { ...filters, day: firstDay, from: fromClock, to: toClock } : filters;
}

/** An instant as a filter names it: by the clock alone on the event's own day, with the day before it on any other. */
export function momentAt(
  instant: number,
  { startsOn, timeZone }: { readonly startsOn: string; readonly timeZone: string },
) {
  const clock = clockAt(instant, timeZone, false);
  const day = dayAt(instant, timeZone);
  return day === startsOn ? clock : `${day}T${clock}`;
}

/** `09:30`, or `2026-10-19T00:30`: races go on after midnight. */
function isMoment(text: string | undefined): text is string {
  const [day, clock] = splitMoment(text, undefined);
  return isClock(clock) && (day === undefined || isDay(day));
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && DAY.test(text) && !Number.isNaN(Date.parse(text));
}

const DAY = /^[12]\d{3}-\d{2}-\d{2}$/;

function splitMoment<Otherwise>(moment: string | undefined, otherwise: Otherwise) {
  const [day, ...clock] = moment?.split("T") ?? [];
  return day === undefined || clock.length === 0 ? ([otherwise, moment] as const) : ([day, clock.join("T")] as const);
}

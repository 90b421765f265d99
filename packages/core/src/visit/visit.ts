import type { Clock } from "../clock/index.ts";
import type { DayCounts, VisitCounter } from "../port/index.ts";
import { type Counts, KINDS, type Kind } from "./kind.ts";

interface EventRef {
  readonly eventId: string;
  /** IANA name: days are the event's. */
  readonly timeZone: string;
}

/** Adds to what happened today at an event. */
export async function count(
  { visitCounter, clock }: { readonly visitCounter: VisitCounter; readonly clock: Clock },
  { eventId, timeZone }: EventRef,
  counts: Counts,
): Promise<void> {
  await visitCounter.add(eventId, dayAt(clock.now(), timeZone), counts);
}

export interface Numbers {
  /** Every day from the first to the last, also those on which nothing happened; oldest first. */
  readonly days: readonly { readonly day: string; readonly counts: Readonly<Record<Kind, number>> }[];
  readonly total: Readonly<Record<Kind, number>>;
}

/**
 * What happened at an event, by day.
 * @param days how many back from today; absent: since the first on which anything happened
 */
export async function numbersOf(
  { visitCounter, clock }: { readonly visitCounter: VisitCounter; readonly clock: Clock },
  { eventId, timeZone }: EventRef,
  days?: number | undefined,
): Promise<Numbers> {
  const today = dayAt(clock.now(), timeZone);
  const wanted = days === undefined ? undefined : addDays(today, 1 - days);
  const counted = await visitCounter.days(eventId, wanted);
  const first = wanted ?? counted[0]?.day ?? today;
  const byDay = new Map(counted.map(({ day, counts }) => [day, counts]));
  const all: { day: string; counts: Record<Kind, number> }[] = [];
  for (let day = first; day <= today; day = addDays(day, 1)) all.push({ day, counts: whole(byDay.get(day)) });
  const total = Object.fromEntries(
    KINDS.map((kind) => [kind, all.reduce((sum, { counts }) => sum + counts[kind], 0)]),
  ) as Record<Kind, number>;
  return { days: all, total };
}

function whole(counts: DayCounts["counts"] | undefined): Record<Kind, number> {
  return Object.fromEntries(KINDS.map((kind) => [kind, counts?.[kind] ?? 0])) as Record<Kind, number>;
}

/** The calendar day at a place. @returns `2026-10-18` */
function dayAt(now: Date, timeZone: string): string {
  // Swedish writes days as they are sorted.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(now);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export { counts } from "./consider.ts";
export { type Counts, KINDS, type Kind, readReport } from "./kind.ts";

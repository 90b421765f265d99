import type { CoverFact } from "../photo/photo.ts";
import type { Starter } from "./starters.ts";
import { type Share, Tally } from "./tally.ts";

/** Some minutes of the day: those who passed in them, and the photos taken in them. */
export interface TimeRow extends Share {
  /** ISO 8601 UTC */
  readonly start: string;
  /** Whether passings are known; else `starters` are those who were seen in these minutes. */
  readonly isTimed: boolean;
}

const MINUTES = [5, 10, 15, 30, 60, 120, 240, 480, 1440] as const;
const MOST_ROWS = 40;

interface Input {
  readonly facts: readonly CoverFact[];
  readonly starters: readonly Starter[];
  /** Checkpoint by whose passings to tell the time; absent: each runner's last one. */
  readonly at: string | undefined;
  /** The photos that count. */
  readonly tally: Tally;
}

/**
 * Coverage by time of day. With passings: of those who passed then, who has photos. Without any: who was seen then, which says where
 * photos are thin and not whom they miss.
 */
export function timesOf({ facts, starters, at, tally }: Input): TimeRow[] {
  const passings = starters.map(({ passings: all }) => (at === undefined ? last(all) : all[at]));
  const known = passings.filter((passing) => passing !== undefined);
  const taken = facts.filter(({ isTimeKnown }) => isTimeKnown).map(({ takenAt }) => takenAt / 1000);
  const slot = slotSeconds(known.length > 0 ? known : taken);
  const slotOf = (seconds: number) => Math.floor(seconds / slot);
  const photos = Map.groupBy(taken, slotOf);
  if (known.length === 0) return untimed(facts, starters, slot);
  const runners = new Map<number, number[]>();
  for (const [index, passing] of passings.entries()) {
    if (passing === undefined) continue;
    const there = runners.get(slotOf(passing));
    if (there) there.push(index);
    else runners.set(slotOf(passing), [index]);
  }
  return [...runners]
    .sort(([a], [b]) => a - b)
    .map(([number, there]) => ({
      start: new Date(number * slot * 1000).toISOString(),
      isTimed: true,
      ...tally.share(there),
      photos: photos.get(number)?.length ?? 0,
    }));
}

function untimed(facts: readonly CoverFact[], starters: readonly Starter[], slot: number): TimeRow[] {
  const numbers = new Map(starters.map(({ bib }, index) => [bib, index]));
  const slots = Map.groupBy(
    facts.filter(({ isTimeKnown }) => isTimeKnown),
    ({ takenAt }) => Math.floor(takenAt / 1000 / slot),
  );
  return [...slots]
    .sort(([a], [b]) => a - b)
    .map(([number, taken]) => {
      const tally = new Tally(starters.length);
      tally.photos = taken.length;
      const seen = new Set<number>();
      for (const { bib, isSure } of taken.flatMap(({ bibs }) => bibs)) {
        const index = numbers.get(bib);
        if (index === undefined) continue;
        seen.add(index);
        tally.add(index, isSure);
      }
      return { start: new Date(number * slot * 1000).toISOString(), isTimed: false, ...tally.share([...seen]) };
    });
}

/** The finest slot with which the day still fits into a table. s */
function slotSeconds(times: readonly number[]): number {
  let first = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    first = Math.min(first, time);
    end = Math.max(end, time);
  }
  const minutes = MINUTES.find((each) => (end - first) / (each * 60) <= MOST_ROWS) ?? 1440;
  return minutes * 60;
}

function last(passings: Readonly<Record<string, number>>): number | undefined {
  const all = Object.values(passings);
  return all.length === 0 ? undefined : Math.max(...all);
}

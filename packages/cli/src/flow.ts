import type { StatusCounts } from "@snaprace/core/port";

export interface Sample {
  /** ms since the epoch */
  readonly at: number;
  readonly counts: StatusCounts;
}

export interface Flow {
  /** Photos that got a result, per minute; `undefined` until there is a time to measure over. */
  readonly perMinute: number | undefined;
  /** Photos that wait for theirs. */
  readonly open: number;
  /** Seconds until none waits, at this rate. */
  readonly secondsLeft: number | undefined;
}

/** How fast photos are read, told from two looks at the counters. */
export function flowOf(first: Sample, latest: Sample): Flow {
  const open = latest.counts.received + latest.counts.processing;
  const minutes = (latest.at - first.at) / 60_000;
  if (minutes <= 0) return { perMinute: undefined, open, secondsLeft: undefined };
  const perMinute = Math.max(0, settled(latest.counts) - settled(first.counts)) / minutes;
  const secondsLeft = open > 0 && perMinute > 0 ? (60 * open) / perMinute : undefined;
  return { perMinute, open, secondsLeft };
}

/** Dead letters have no result: somebody must look at them. */
function settled({ searchable, partial, rejected }: StatusCounts): number {
  return searchable + partial + rejected;
}

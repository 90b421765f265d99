/** A runner at a checkpoint. */
export interface Passing {
  readonly bib: string;
  readonly checkpointId: string;
  /** ms since the epoch */
  readonly at: number;
  /** Worked out from others' races, not measured: minutes may be missing. */
  readonly isGuess?: boolean;
}

interface Anchors {
  /** Checkpoints of the course in order, first is the start and last the finish. */
  readonly course: readonly string[];
  /** ms since the epoch, when the results tell them. */
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
}

/** Others' races that a checkpoint's share of the way is told by; fewer would tell their own story. */
const MIN_OTHERS = 5;

/**
 * A runner's passings with those that no mat measured: start and finish from the times of the results, places in between from
 * how the race was divided for others who ran it.
 * @param own passings of one runner
 * @param others passings of runners of the same race
 */
export function wholeRace(
  bib: string,
  own: readonly Passing[],
  { course, startedAt, finishedAt }: Anchors,
  others: readonly Passing[],
): Passing[] {
  const [start, finish] = [course[0], course.at(-1)];
  const known = new Map(own.map((passing) => [passing.checkpointId, passing]));
  const add = (checkpointId: string | undefined, at: number | undefined, isGuess: boolean) => {
    if (checkpointId === undefined || at === undefined || known.has(checkpointId)) return;
    known.set(checkpointId, { bib, checkpointId, at, ...(isGuess && { isGuess }) });
  };
  add(start, startedAt, false);
  add(finish, finishedAt, false);
  const atOf = (place: string | undefined) => (place === undefined ? undefined : known.get(place)?.at);
  const [first, last] = [atOf(start), atOf(finish)];
  if (first !== undefined && last !== undefined && last > first) {
    for (const [checkpointId, share] of shares(others, start ?? "", finish ?? "")) {
      add(checkpointId, Math.round(first + share * (last - first)), true);
    }
  }
  return [...known.values()].sort((a, b) => a.at - b.at);
}

/** Which part of their time others needed to each checkpoint, in the middle of them. */
function shares(others: readonly Passing[], start: string, finish: string): Map<string, number> {
  const found = new Map<string, number[]>();
  for (const passings of Map.groupBy(others, ({ bib }) => bib).values()) {
    const at = new Map(passings.map((passing) => [passing.checkpointId, passing.at]));
    const [first, last] = [at.get(start), at.get(finish)];
    if (first === undefined || last === undefined || last <= first) continue;
    for (const [checkpointId, time] of at) {
      if (checkpointId === start || checkpointId === finish) continue;
      found.set(checkpointId, [...(found.get(checkpointId) ?? []), (time - first) / (last - first)]);
    }
  }
  const enough = [...found].filter(([, values]) => values.length >= MIN_OTHERS);
  return new Map(enough.map(([checkpointId, values]) => [checkpointId, middle(values)]));
}

export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

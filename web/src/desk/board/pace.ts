import type { Board } from "./load-board.ts";

/** ms of the past by which the pace is judged. */
const WINDOW = 60_000;
/** ms before which nothing is said. */
const LEAST = 8000;

interface Look {
  readonly at: number;
  readonly done: number;
}

/** How fast photos are done, told by how many were at each look. */
export class Pace {
  #looks: Look[] = [];

  /** @param now ms */
  note(board: Board, now: number): void {
    this.#looks = [...this.#looks.filter(({ at }) => now - at <= WINDOW), { at: now, done: doneOf(board) }];
  }

  /** Photos a minute; `undefined` while nothing can be said. @param now ms */
  perMinute(now: number): number | undefined {
    const [first] = this.#looks;
    const last = this.#looks.at(-1);
    if (!first || !last || now - first.at < LEAST) return undefined;
    return Math.max(0, (60_000 * (last.done - first.done)) / (now - first.at));
  }
}

export function doneOf({ counts }: Board): number {
  return counts.searchable + counts.partial + counts.rejected + counts["dead-lettered"];
}

/** Photos that nobody is through with. */
export function openOf({ counts }: Board): number {
  return counts.received + counts.processing;
}

/** How many runners reach a number of photos. */
export interface Reach {
  /** By bibs that are confirmed. */
  readonly sure: number;
  /** Only when readings that are still in doubt are right, too. */
  readonly maybe: number;
}

/** How well some runners are covered by some photos. */
export interface Share {
  readonly starters: number;
  readonly one: Reach;
  readonly three: Reach;
  /** Those photos, whoever is on them. */
  readonly photos: number;
}

/** Counts photos of runners, who are numbered from 0. */
export class Tally {
  photos = 0;
  readonly #sure: Uint16Array;
  readonly #all: Uint16Array;

  constructor(runners: number) {
    this.#sure = new Uint16Array(runners);
    this.#all = new Uint16Array(runners);
  }

  add(runner: number, isSure: boolean): void {
    // 65,535 photos of one runner are as many as more.
    if (this.#all[runner] === 0xffff) return;
    this.#all[runner]! += 1;
    if (isSure) this.#sure[runner]! += 1;
  }

  sure(runner: number): number {
    return this.#sure[runner] ?? 0;
  }

  all(runner: number): number {
    return this.#all[runner] ?? 0;
  }

  /** @param runners whom to look at */
  share(runners: readonly number[]): Share {
    return {
      starters: runners.length,
      one: this.#reach(runners, 1),
      three: this.#reach(runners, 3),
      photos: this.photos,
    };
  }

  #reach(runners: readonly number[], photos: number): Reach {
    let sure = 0;
    let maybe = 0;
    for (const runner of runners) {
      if (this.sure(runner) >= photos) sure += 1;
      else if (this.all(runner) >= photos) maybe += 1;
    }
    return { sure, maybe };
  }
}

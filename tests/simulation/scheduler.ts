import type { Random } from "./random.ts";

/** Something that dies as a whole: a sandbox of a function, or an execution. What it was doing is never heard of again. */
export interface Process {
  isDead: boolean;
  /** Tells whoever waits for this process. */
  onDeath?: () => void;
}

interface Turn {
  readonly process: Process;
  readonly go: () => void;
}

/**
 * Runs everything one effect at a time. Before each effect a process waits for its turn, and chance decides whose turn it is:
 * every interleaving can happen, and happens again with the same seed.
 */
export class Scheduler {
  readonly #random: Random;
  readonly #waiting: Turn[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** Resolves when it is the process's turn; never, when it died before. */
  turn(process: Process): Promise<void> {
    return new Promise((go) => this.#waiting.push({ process, go }));
  }

  /** Gives turns until nobody waits for one. */
  async run(): Promise<void> {
    for (;;) {
      // Between two effects there are only microtasks, so after this everyone waits for a turn or has ended.
      await new Promise(setImmediate);
      if (this.#waiting.length === 0) return;
      const [turn] = this.#waiting.splice(this.#random.below(this.#waiting.length), 1);
      if (turn && !turn.process.isDead) turn.go();
    }
  }
}

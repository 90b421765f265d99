import { ApiError } from "../upload/upload-api.ts";
import type { Board } from "./load-board.ts";
import { openOf } from "./pace.ts";

/** ms between two looks: while photos are on their way, and else. */
const LOOK = { busy: 2500, quiet: 10_000 } as const;

interface Options {
  readonly read: () => Promise<Board>;
  /** Nobody looks at a hidden tab, and whoever comes back sees it within a moment. */
  readonly isHidden: () => boolean;
  /** @param problem code of what went wrong; the board is then the one before */
  readonly onLook: (board: Board, problem: string | undefined) => void;
}

/** Looks at the board again and again: one look at a time, and none after the page is left. */
export class BoardWatch {
  readonly #options: Options;
  #board: Board;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLooking = false;
  #isWanted = false;
  #isGone = false;

  constructor(first: Board, options: Options) {
    this.#board = first;
    this.#options = options;
  }

  /** Looks now, or once more when the look that is on its way has ended: that one may have come too early. */
  readonly look = (): void => {
    if (this.#isLooking) this.#isWanted = true;
    else void this.#look();
  };

  stop(): void {
    this.#isGone = true;
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    this.#isLooking = true;
    this.#isWanted = false;
    let problem: string | undefined;
    try {
      if (!this.#options.isHidden()) this.#board = await this.#options.read();
    } catch (error) {
      problem = error instanceof ApiError ? error.code : "network";
    }
    this.#isLooking = false;
    if (this.#isGone) return;
    this.#options.onLook(this.#board, problem);
    if (this.#isWanted) return this.#look();
    this.#timer = setTimeout(this.look, openOf(this.#board) > 0 ? LOOK.busy : LOOK.quiet);
  }
}

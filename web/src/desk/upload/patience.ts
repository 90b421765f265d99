import { ApiError } from "./upload-api.ts";

/** What holds an upload up. The first five pass by themselves, or once somebody does something; the others end it. */
export type Halt =
  | "offline"
  | "not-signed-in"
  | "rate-limited"
  | "unavailable"
  | "storage"
  | "not-found"
  | "not-allowed"
  | "conflict";

const ENDS: ReadonlySet<Halt> = new Set(["not-found", "not-allowed", "conflict"]);
const LONGEST_WAIT_MS = 30_000;

/** An upload's way of waiting: with full jitter, and no longer than until the network, the window or the session is back. */
export class Patience {
  readonly #onChange: () => void;
  #halt: Halt | undefined;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: (() => void)[] = [];

  /** @param onChange called when it begins to wait and when it goes on */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get halt(): Halt | undefined {
    return this.#halt;
  }

  get isOver(): boolean {
    return this.#halt !== undefined && ENDS.has(this.#halt);
  }

  /** Something worked. */
  succeeded(): void {
    this.#failures = 0;
    if (this.#halt && !this.isOver) this.wake();
  }

  /** Something did not: everything waits. */
  failed(halt: Halt, retryAfterSeconds?: number): void {
    // What ends an upload is not outlived by a file that fails a moment later.
    if (this.isOver) return;
    this.#failures += 1;
    this.#halt = halt;
    clearTimeout(this.#timer);
    if (!ENDS.has(halt)) {
      const jitter = Math.random() * Math.min(LONGEST_WAIT_MS, 500 * 2 ** this.#failures);
      this.#timer = setTimeout(() => this.wake(), retryAfterSeconds ? retryAfterSeconds * 1000 : jitter);
    }
    this.#onChange();
  }

  /** Goes on now: the network is back, or somebody has come back to the window. */
  readonly wake = (): void => {
    if (this.isOver) return;
    clearTimeout(this.#timer);
    this.#halt = undefined;
    for (const go of this.#waiting.splice(0)) go();
    this.#onChange();
  };

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Does something that fails only while there is no network until it works, and takes that as no sign of anything else. */
  async outlast<Result>(run: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await run();
      } catch (error) {
        if (this.isOver) throw error;
        // A hundred files that wait for one thing are one failure.
        if (this.#halt === undefined) this.failed("offline");
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
    }
  }

  /**
   * Does something until it works.
   * @throws ApiError when the answer will not change
   */
  async insist<Result>(run: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        const result = await run();
        this.succeeded();
        return result;
      } catch (error) {
        const halt = haltOf(error);
        if (halt === undefined) throw error;
        this.failed(halt, error instanceof ApiError ? error.retryAfterSeconds : undefined);
        if (this.isOver) throw error;
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
    }
  }
}

/** What a failure of our API or the network means for the upload as a whole; `undefined` for what concerns one file. */
export function haltOf(error: unknown): Halt | undefined {
  if (!(error instanceof ApiError)) return "offline";
  switch (error.code) {
    case "not-signed-in":
    case "rate-limited":
    case "not-found":
    case "not-allowed":
    case "conflict":
      return error.code;
    case "invalid-input":
    case "too-large":
      return undefined;
    default:
      return "unavailable";
  }
}

export interface CountedCall {
  /** What is limited, such as `selfie`. */
  readonly kind: string;
  /** Who calls, and for what; kept only as a keyed hash. */
  readonly caller: string;
  readonly calls: number;
  readonly seconds: number;
  /** How many calls this one is worth; 1 unless said. */
  readonly units?: number;
  /** What is asked, where the same again within the window is no further call; kept only as a keyed hash. */
  readonly question?: string | undefined;
}

/** Counts calls where every instance sees them. */
export interface RateLimiter {
  /**
   * Counts one call, unless with it more than `calls` were made within this window of `seconds`.
   * @returns `undefined` when it may go on, otherwise the seconds until the next window
   */
  take(call: CountedCall, now: Date): Promise<number | undefined>;
}

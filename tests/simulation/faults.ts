import type { Random } from "./random.ts";

/**
 * What can go wrong after an effect has happened. `process`: the sandbox that made it dies before it hears of it. `everything`:
 * all processes die, as when the power fails.
 */
export type Crash = "process" | "everything";

export interface Faults {
  /** Asked once after each effect. */
  crash(): Crash | undefined;
  /**
   * Asked before each call of the recogniser.
   * @param now ms since the epoch
   */
  throttle(now: number): boolean;
}

export const NO_FAULTS: Faults = { crash: () => undefined, throttle: () => false };

/** One crash, after the nth effect of the run. */
export function crashAfter(effect: number, crash: Crash): Faults {
  let effects = 0;
  return {
    ...NO_FAULTS,
    crash() {
      effects += 1;
      return effects === effect ? crash : undefined;
    },
  };
}

/** The recogniser refuses every call for so long, counted from the first one. */
export function outage(ms: number): Faults {
  let end: number | undefined;
  return {
    ...NO_FAULTS,
    throttle(now) {
      end ??= now + ms;
      return now < end;
    },
  };
}

export interface FaultRates {
  /** Probability of a crash after one effect, 0–1. */
  readonly crashes: number;
  /** Probability that the recogniser refuses one call, 0–1. */
  readonly throttles: number;
}

/** Faults of a run end, so that it can be seen whether the pipeline recovers. */
const MOST_FAULTS = 60;
/** Share of crashes that take everything with them. */
const EVERYTHING = 0.2;

export function randomFaults(random: Random, { crashes, throttles }: FaultRates): Faults {
  let left = MOST_FAULTS;
  const happens = (probability: number) => {
    if (left === 0 || !random.chance(probability)) return false;
    left -= 1;
    return true;
  };
  return {
    crash() {
      if (!happens(crashes)) return undefined;
      return random.chance(EVERYTHING) ? "everything" : "process";
    },
    throttle: () => happens(throttles),
  };
}

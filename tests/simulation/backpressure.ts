import { photoWorkflow } from "../../packages/core/src/topology/index.ts";
import { Quota } from "../../packages/local/src/rekognition/quota.ts";
import type { Random } from "./random.ts";

const { States: STATES } = photoWorkflow((name) => name);
interface Retry {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds: number;
  readonly BackoffRate: number;
  readonly MaxAttempts: number;
  readonly MaxDelaySeconds: number;
}
const RETRIES = STATES.Analyse.Branches[0].States.DetectText.Retry as readonly object[] as readonly Retry[];
const RETRY = RETRIES.find(({ ErrorEquals }) => ErrorEquals.includes("ThrottledError"))!;
/** Tries of one call by AWS's client, and the longest wait of its first repetition: its standard mode, which also waits with full jitter. */
const CLIENT = { tries: 3, delayMs: 500 } as const;

/** ms of each step of one execution. */
interface Steps {
  readonly preprocess: number;
  readonly analyse: number;
  readonly record: number;
}

export interface Load {
  readonly photos: number;
  /** Executions at work at once; `Infinity` when nobody waits for their end. */
  readonly inFlight: number;
  /** ms between two arrivals. */
  readonly arrivalMs: number;
  readonly tps: number;
  readonly steps: Steps;
}

export interface Drained {
  readonly seconds: number;
  readonly complete: number;
  /** An analysis was refused until its retries were used up. */
  readonly partial: number;
  readonly refusals: number;
}

/** Photos against the recogniser's real token bucket, with the retries of the real machine and of AWS's client, on a clock that jumps from event to event. */
export async function drain({ photos, inFlight, arrivalMs, tps, steps }: Load, random: Random): Promise<Drained> {
  const clock = new JumpingClock();
  const quota = new Quota(tps, () => clock.now);
  let [complete, partial, refusals] = [0, 0, 0];

  const call = async (operation: string): Promise<boolean> => {
    for (let repeated = 0; ; repeated++) {
      try {
        quota.take(operation);
        await clock.sleep(steps.analyse);
        return true;
      } catch {
        refusals += 1;
        if (repeated === CLIENT.tries - 1) return false;
        await clock.sleep(CLIENT.delayMs * 2 ** repeated * random.next());
      }
    }
  };
  const analysis = async (operation: string): Promise<boolean> => {
    for (let repeated = 0; ; repeated++) {
      if (await call(operation)) return true;
      if (repeated === RETRY.MaxAttempts) return false;
      const longest = Math.min(RETRY.MaxDelaySeconds, RETRY.IntervalSeconds * RETRY.BackoffRate ** repeated);
      await clock.sleep(1000 * longest * random.next());
    }
  };
  const execution = async () => {
    await clock.sleep(steps.preprocess);
    const read = await Promise.all([analysis("DetectText"), analysis("IndexFaces")]);
    await clock.sleep(steps.record);
    if (read.every(Boolean)) complete += 1;
    else partial += 1;
  };

  let next = 0;
  const poller = async () => {
    while (next < photos) {
      const arrived = next * arrivalMs;
      next += 1;
      await clock.sleep(Math.max(0, arrived - clock.now));
      await execution();
    }
  };
  const pollers = Array.from({ length: Math.min(inFlight, photos) }, poller);
  await clock.run(Promise.all(pollers));
  return { seconds: clock.now / 1000, complete, partial, refusals };
}

/** Time passes only while everybody sleeps, and then at once. */
class JumpingClock {
  now = 0;
  readonly #sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  sleep(ms: number): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ at: this.now + ms, wake }));
  }

  async run(all: Promise<unknown>): Promise<void> {
    let isOver = false;
    void all.then(() => {
      isOver = true;
    });
    for (;;) {
      // Between two sleeps there are only microtasks.
      await new Promise(setImmediate);
      if (isOver) return;
      const first = Math.min(...this.#sleepers.map(({ at }) => at));
      this.now = first;
      for (let index = this.#sleepers.length - 1; index >= 0; index--) {
        if (this.#sleepers[index]!.at <= first) this.#sleepers.splice(index, 1)[0]!.wake();
      }
    }
  }
}

import { parentPort, workerData } from "node:worker_threads";
import { type Faults, randomFaults } from "../../tests/simulation/faults.ts";
import { randomFrom } from "../../tests/simulation/random.ts";
import { simulate } from "../../tests/simulation/run.ts";

/** Every `workers`-th of the runs. */
export interface Share {
  readonly first: number;
  readonly runs: number;
  readonly workers: number;
  readonly index: number;
}

export interface ShareResult {
  readonly failures: readonly { readonly seed: number; readonly problems: readonly string[] }[];
  readonly photos: number;
  readonly effects: number;
  readonly crashes: number;
  readonly throttles: number;
}

/** Per effect, so that most photos meet several. */
const RATES = { crashes: 0.05, throttles: 0.1 } as const;
const DUPLICATES = 0.02;
const MOST_PHOTOS = 3;

const { first, runs, workers, index } = workerData as Share;
const total = { photos: 0, effects: 0, crashes: 0, throttles: 0 };
const failures: { seed: number; problems: readonly string[] }[] = [];
for (let run = index; run < runs; run += workers) {
  const seed = first + run;
  const random = randomFrom(seed);
  const photos = 1 + random.below(MOST_PHOTOS);
  const faults = counted(randomFaults(random, RATES));
  const scenario = {
    photos,
    first: random.below(10),
    duplicates: DUPLICATES,
    people: true,
    oneMachine: random.chance(0.5),
  };
  const { problems, effects } = await simulate(random, faults, scenario);
  total.photos += photos;
  total.effects += effects;
  if (problems.length > 0) failures.push({ seed, problems });
}
parentPort?.postMessage({ ...total, failures } satisfies ShareResult);

function counted(faults: Faults): Faults {
  return {
    crash() {
      const crash = faults.crash();
      if (crash) total.crashes += 1;
      return crash;
    },
    throttle(now) {
      const throttled = faults.throttle(now);
      if (throttled) total.throttles += 1;
      return throttled;
    },
  };
}

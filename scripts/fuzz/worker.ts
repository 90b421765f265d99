import { parentPort, workerData } from "node:worker_threads";
import fc from "fast-check";
import { TARGETS } from "../../tests/fuzz/targets.ts";

export interface FuzzShare {
  readonly seed: number;
  /** ms since the epoch */
  readonly until: number;
  /** Inputs of all workers before which none stops. */
  readonly atLeast: number;
  /** Inputs of all workers so far; shared. */
  readonly tally: BigInt64Array;
  /** Names of targets; empty for all. */
  readonly only: readonly string[];
}

export interface FuzzReport {
  readonly target: string;
  readonly seed: number;
  readonly inputs: number;
  /** What fast-check says of a failure, with the smallest input. */
  readonly failure: string | undefined;
}

/** Inputs between two looks at the clock. */
const BATCH = 100;
/** How long one parser is tried before it is the next one's turn: some are a thousand times faster than others. */
const TURN_MS = 2000;

const { seed: first, until, atLeast, tally, only } = workerData as FuzzShare;
const targets = TARGETS.filter(({ name }) => only.length === 0 || only.includes(name));
let seed = first;
while (Date.now() < until || Atomics.load(tally, 0) < atLeast) {
  for (const target of targets) {
    const end = Date.now() + TURN_MS;
    for (; Date.now() < end; seed++) {
      const property = fc.asyncProperty(target.arbitrary, async (input) => {
        await target.check(input);
      });
      const details = await fc.check(property, { numRuns: BATCH, seed });
      Atomics.add(tally, 0, BigInt(details.numRuns));
      const failure = details.failed ? fc.defaultReportMessage(details) : undefined;
      parentPort?.postMessage({ target: target.name, seed, inputs: details.numRuns, failure } satisfies FuzzReport);
    }
  }
}

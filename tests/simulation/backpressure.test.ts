import { describe, expect, test } from "vitest";
import { maxConcurrency } from "../../packages/core/src/topology/index.ts";
import { drain, type Load } from "./backpressure.ts";
import { randomFrom } from "./random.ts";

/** Two and a half seconds, as `infra` takes for one execution. */
const STEPS = { preprocess: 700, analyse: 1300, record: 500 };
const BACKLOG: Load = { photos: 1000, inFlight: maxConcurrency(5, 2.5), arrivalMs: 0, tps: 5, steps: STEPS };
const IDEAL_SECONDS = 1000 / 5;

describe("A thousand photos against five calls a second", () => {
  test.each([1, 2, 3, 4, 5])(
    "end within 1.1 of the ideal time, every one read, with as many in flight as are computed from the quota (seed %i)",
    async (seed) => {
      const { seconds, complete, partial } = await drain(BACKLOG, randomFrom(seed));
      expect({ complete, partial }).toEqual({ complete: 1000, partial: 0 });
      expect(seconds).toBeGreaterThan(0.99 * (IDEAL_SECONDS - 1));
      expect(seconds).toBeLessThan(1.1 * IDEAL_SECONDS);
    },
  );

  test("are mostly not read when nobody waits for the executions: forty photos a second, started as they come", async () => {
    const open = { ...BACKLOG, inFlight: Number.POSITIVE_INFINITY, arrivalMs: 25 };
    const { partial } = await drain(open, randomFrom(1));
    expect(partial).toBeGreaterThan(500);
  });
});

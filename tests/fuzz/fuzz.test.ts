import fc from "fast-check";
import { test } from "vitest";
import { TARGETS } from "./targets.ts";

/* A first look at each parser; `npm run fuzz` looks for as long as wanted. What it finds is added to the parser's own tests. */

const RUNS = 400;
const SEED = 20_261_018;

test.each(TARGETS.map((target) => [target.name, target] as const))(
  "Whatever comes in, %s are read or refused",
  async (_, target) => {
    await fc.assert(
      fc.asyncProperty(target.arbitrary, async (input) => {
        await target.check(input);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  },
);

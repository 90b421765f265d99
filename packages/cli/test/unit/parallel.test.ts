import { expect, test } from "vitest";
import { inParallel } from "../../src/parallel.ts";

test("Every item is worked on once, and never more than the limit at a time", async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  await inParallel([1, 2, 3, 4, 5], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    done.push(item);
  });
  expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test("A failure is not swallowed", async () => {
  const work = inParallel([1, 2], 1, async () => {
    throw new Error("broken");
  });
  await expect(work).rejects.toThrow("broken");
});

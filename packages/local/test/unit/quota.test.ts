import fc from "fast-check";
import { expect, test } from "vitest";
import { Quota } from "../../src/rekognition/quota.ts";

/** Calls granted out of `count` made at this moment. */
function granted(quota: Quota, operation: string, count: number): number {
  let taken = 0;
  for (let call = 0; call < count; call++) {
    try {
      quota.take(operation);
      taken++;
    } catch (error) {
      expect(error).toMatchObject({ code: "ProvisionedThroughputExceededException", status: 400 });
    }
  }
  return taken;
}

test("A quota of 5 grants 5 of 8 calls at once, and one more every 200 ms", () => {
  let now = 0;
  const quota = new Quota(5, () => now);
  expect(granted(quota, "DetectText", 8)).toBe(5);
  now = 199;
  expect(granted(quota, "DetectText", 1)).toBe(0);
  now = 200;
  expect(granted(quota, "DetectText", 2)).toBe(1);
});

test("Operations do not use up each other's quota", () => {
  const quota = new Quota(2, () => 0);
  expect(granted(quota, "DetectText", 3)).toBe(2);
  expect(granted(quota, "IndexFaces", 3)).toBe(2);
});

test("An idle hour saves up one second of calls, not more", () => {
  let now = 0;
  const quota = new Quota(5, () => now);
  expect(granted(quota, "DetectText", 5)).toBe(5);
  now = 3_600_000;
  expect(granted(quota, "DetectText", 100)).toBe(5);
});

test("Ten minutes of far too many calls get the quota and one burst", () => {
  let now = 0;
  const quota = new Quota(5, () => now);
  let taken = 0;
  for (; now < 600_000; now += 50) taken += granted(quota, "DetectText", 3);
  expect(taken).toBeGreaterThanOrEqual(5 * 600 - 1);
  expect(taken).toBeLessThanOrEqual(5 * 600 + 5);
});

test("Whatever the clock does, no more is granted than a burst and the quota of the time gone by", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.array(fc.record({ wait: fc.integer({ min: 0, max: 2000 }), calls: fc.nat(30) }), { maxLength: 40 }),
      (tps, moments) => {
        let now = 0;
        let taken = 0;
        const quota = new Quota(tps, () => now);
        for (const { wait, calls } of moments) {
          now += wait;
          taken += granted(quota, "IndexFaces", calls);
        }
        expect(taken).toBeLessThanOrEqual(tps + (now / 1000) * tps + 1e-6);
      },
    ),
  );
});

test("A clock that is set back grants nothing", () => {
  let now = 10_000;
  const quota = new Quota(1, () => now);
  expect(granted(quota, "DetectText", 1)).toBe(1);
  now = 5_000;
  expect(granted(quota, "DetectText", 1)).toBe(0);
});

test("A quota below one call per second is refused with what to give instead", () => {
  for (const tps of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => new Quota(tps, () => 0)).toThrow("give 1 or more");
  }
});

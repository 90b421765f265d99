import { expect, test } from "vitest";
import { flowOf } from "../../src/flow.ts";

const NONE = { received: 0, processing: 0, searchable: 0, partial: 0, rejected: 0, "dead-lettered": 0 };
const sample = (seconds: number, counts: Partial<typeof NONE>) => ({
  at: 1000 * seconds,
  counts: { ...NONE, ...counts },
});

test("The rate counts every photo that got a result, and tells when the waiting ones will have theirs", () => {
  const first = sample(0, { processing: 4, received: 96 });
  const latest = sample(30, { processing: 4, received: 66, searchable: 25, partial: 3, rejected: 2 });
  expect(flowOf(first, latest)).toEqual({ perMinute: 60, open: 70, secondsLeft: 70 });
});

test("Without a result yet, or with nothing waiting, no end is promised", () => {
  expect(flowOf(sample(0, { received: 5 }), sample(60, { received: 5 }))).toEqual({
    perMinute: 0,
    open: 5,
    secondsLeft: undefined,
  });
  expect(flowOf(sample(0, {}), sample(0, {}))).toEqual({ perMinute: undefined, open: 0, secondsLeft: undefined });
});

test("Photos that were set aside are neither read nor waiting", () => {
  const flow = flowOf(sample(0, { received: 10 }), sample(60, { "dead-lettered": 10 }));
  expect(flow).toEqual({ perMinute: 0, open: 0, secondsLeft: undefined });
});

import { expect, test } from "vitest";
import { timesOf } from "../../src/times.ts";

const UPLOADED = "2026-10-18T03:00:00.000Z";
const after = (seconds: number) => ({
  uploadedAt: UPLOADED,
  searchableAt: new Date(Date.parse(UPLOADED) + 1000 * seconds).toISOString(),
});

test("Half of the photos and 95 of 100 could be found after so long; those that cannot yet do not count", () => {
  const photos = Array.from({ length: 100 }, (_, index) => after(100 - index));
  const waiting = { uploadedAt: UPLOADED, searchableAt: undefined };
  expect(timesOf([waiting, ...photos])).toEqual({ photos: 100, medianMs: 50_000, p95Ms: 95_000 });
  expect(timesOf([waiting])).toEqual({ photos: 0, medianMs: 0, p95Ms: 0 });
  expect(timesOf([after(3)])).toEqual({ photos: 1, medianMs: 3000, p95Ms: 3000 });
});

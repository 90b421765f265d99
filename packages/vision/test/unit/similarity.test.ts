import { expect, test } from "vitest";
import { bandsFor, quantile, similarity } from "../../src/rekognition/index.ts";

/** Distances spread evenly through a normal distribution. */
const normal = (count: number, mean: number, deviation: number) =>
  Float64Array.from({ length: count }, (_, index) => {
    const p = (index + 0.5) / count;
    return mean + deviation * (p < 0.5 ? -quantile(1 - p) : quantile(p));
  });

test("Where strangers are near each other, a face must be nearer to be shown", () => {
  const alike = bandsFor(normal(1000, 0.4, 0.05));
  const different = bandsFor(normal(1000, 0.7, 0.08));
  expect(alike.maybe).toBeLessThan(different.maybe);
  expect(alike.sure).toBeLessThan(alike.maybe);
});

test("The more faces are searched, the nearer a match must be", () => {
  expect(bandsFor(normal(50_000, 0.6, 0.08)).sure).toBeLessThan(bandsFor(normal(500, 0.6, 0.08)).sure);
});

test("A collection that is too small to judge by, or spread very far, gets the fixed bands and never looser ones", () => {
  expect(bandsFor(normal(10, 0.2, 0.01))).toEqual({ sure: 0.35, maybe: 0.45 });
  expect(bandsFor(normal(100, 1.3, 0.05))).toEqual({ sure: 0.35, maybe: 0.45 });
});

test("Similarity falls with distance, and meets 95 and 85 at the bands", () => {
  const bands = { sure: 0.3, maybe: 0.4 };
  expect(similarity(0, bands)).toBe(100);
  expect(similarity(0.3, bands)).toBeCloseTo(95);
  expect(similarity(0.4, bands)).toBeCloseTo(85);
  expect(similarity(1.2, bands)).toBe(0);
});

test("The quantile is that of the tables", () => {
  expect(quantile(0.975)).toBeCloseTo(1.96, 2);
  expect(quantile(0.999)).toBeCloseTo(3.09, 2);
});

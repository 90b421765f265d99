import { expect, test } from "vitest";
import { bandsFor, pairDistances, quantile, similarity } from "../../src/rekognition/index.ts";

/** Distances spread evenly through a normal distribution. */
const normal = (count: number, mean: number, deviation: number) =>
  Float64Array.from({ length: count }, (_, index) => {
    const p = (index + 0.5) / count;
    return mean + deviation * (p < 0.5 ? -quantile(1 - p) : quantile(p));
  });

/** Bands of a face that is as far from the others as they are from each other. */
const bandsAmong = (distances: Float64Array) => bandsFor(distances, distances);

test("Where strangers are near each other, a face must be nearer to be shown", () => {
  const alike = bandsAmong(normal(1000, 0.4, 0.05));
  const different = bandsAmong(normal(1000, 0.7, 0.08));
  expect(alike.maybe).toBeLessThan(different.maybe);
  expect(alike.sure).toBeLessThan(alike.maybe);
});

test("The more faces are searched, the nearer a match must be", () => {
  expect(bandsAmong(normal(50_000, 0.6, 0.08)).sure).toBeLessThan(bandsAmong(normal(500, 0.6, 0.08)).sure);
});

test("A collection that is too small to judge by, or spread very far, gets the fixed bands and never looser ones", () => {
  expect(bandsAmong(normal(10, 0.2, 0.01))).toEqual({ sure: 0.35, maybe: 0.45 });
  expect(bandsAmong(normal(100, 1.3, 0.05))).toEqual({ sure: 0.35, maybe: 0.45 });
});

test("A face that is near to everybody's must be nearer than others, and yet not only its own distances count", () => {
  const others = normal(1000, 0.5, 0.06);
  const common = normal(1000, 0.42, 0.06);
  const { sure } = bandsFor(common, others);
  expect(sure).toBeLessThan(bandsAmong(others).sure);
  expect(sure).toBeGreaterThan(bandsAmong(common).sure);
});

test("Pairs come from all over a collection, are no face with itself, and are the same ones each time", () => {
  const faces = Array.from({ length: 30 }, (_, index) => Float32Array.of(Math.cos(index / 30), Math.sin(index / 30)));
  const distances = pairDistances(faces);
  expect(Math.min(...distances)).toBeGreaterThan(0.03);
  expect(Math.max(...distances)).toBeGreaterThan(0.9);
  expect(pairDistances(faces)).toEqual(distances);
  expect(pairDistances(faces.slice(0, 5))).toHaveLength(0);
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

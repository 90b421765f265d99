import { expect, test } from "vitest";
import { Face } from "../../src/face/index.ts";

const face = (left: number) => ({ left, top: 0.1, width: 0.1, height: 0.15 });
const bibUnder = (left: number) => ({ left: left - 0.01, top: 0.45, width: 0.12, height: 0.08 });

test("Each bib goes to the person who wears it", () => {
  expect(Face.linkBibs([face(0.1), face(0.5)], [bibUnder(0.5), bibUnder(0.1)])).toEqual([1, 0]);
});

test("One bib in a group is given to one face only", () => {
  expect(Face.linkBibs([face(0.3), face(0.4), face(0.5)], [bibUnder(0.4)])).toEqual([undefined, 0, undefined]);
});

test("A bib far from every torso belongs to nobody", () => {
  expect(Face.linkBibs([face(0.1)], [{ left: 0.8, top: 0.5, width: 0.1, height: 0.1 }])).toEqual([undefined]);
});

test("A number above a head is not worn", () => {
  expect(Face.linkBibs([{ ...face(0.4), top: 0.6 }], [{ left: 0.4, top: 0.3, width: 0.1, height: 0.08 }])).toEqual([
    undefined,
  ]);
});

test("Overlap is 1 for the same box, 0 for boxes apart, and the same either way round", () => {
  expect(Face.overlap(face(0.1), face(0.1))).toBeCloseTo(1);
  expect(Face.overlap(face(0.1), face(0.5))).toBe(0);
  expect(Face.overlap(face(0.1), face(0.15))).toBeCloseTo(Face.overlap(face(0.15), face(0.1)));
});

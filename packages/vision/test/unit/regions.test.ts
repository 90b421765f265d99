import fc from "fast-check";
import { expect, test } from "vitest";
import { pixels, type SearchRegion, split } from "../../src/text/regions.ts";

const MAX_PIXELS = 500_000;
const OVERLAP = 192;

const region: fc.Arbitrary<SearchRegion> = fc.record({
  left: fc.integer({ min: 0, max: 3000 }),
  top: fc.integer({ min: 0, max: 3000 }),
  width: fc.integer({ min: 1, max: 4096 }),
  height: fc.integer({ min: 1, max: 4096 }),
  scale: fc.double({ min: 0.1, max: 3, noNaN: true }),
});

test("The parts of a region are small enough for one run and lie inside it, on whole pixels", () => {
  fc.assert(
    fc.property(region, (whole) => {
      for (const part of split(whole, MAX_PIXELS, OVERLAP)) {
        expect(pixels(part)).toBeLessThanOrEqual(MAX_PIXELS);
        expect(part.left).toBeGreaterThanOrEqual(whole.left);
        expect(part.top).toBeGreaterThanOrEqual(whole.top);
        expect(part.left + part.width).toBeLessThanOrEqual(whole.left + whole.width);
        expect(part.top + part.height).toBeLessThanOrEqual(whole.top + whole.height);
        expect([part.left, part.top, part.width, part.height].every(Number.isInteger)).toBe(true);
      }
    }),
  );
});

test("A line no longer than the shared strip lies whole in at least one part", () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(region, place, place, (whole, x, y) => {
      const length = OVERLAP / whole.scale;
      fc.pre(length <= Math.min(whole.width, whole.height));
      const line = { left: whole.left + x * (whole.width - length), top: whole.top + y * (whole.height - length) };
      const holds = split(whole, MAX_PIXELS, OVERLAP).some(
        (part) =>
          part.left <= line.left + 1e-6 &&
          part.top <= line.top + 1e-6 &&
          part.left + part.width >= line.left + length - 1e-6 &&
          part.top + part.height >= line.top + length - 1e-6,
      );
      expect(holds).toBe(true);
    }),
  );
});

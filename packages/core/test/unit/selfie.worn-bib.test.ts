import { expect, test } from "vitest";
import type { Info } from "../../src/photo/photo.ts";
import { wornBib } from "../../src/selfie/worn-bib.ts";

/** Photos with one face each, and the bib under it. */
const photos = (...bibs: (string | undefined)[]) =>
  bibs.map((bib, index) => ({
    photoId: `P${index}`,
    faces: [
      { faceId: `F${index}`, box: { left: 0, top: 0, width: 1, height: 1 }, confidence: 99, ...(bib && { bib }) },
    ],
  })) as unknown as Info[];
const matches = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ photoId: `P${index}`, faceId: `F${index}`, similarity: 90 }));

test("Two matching faces with the same bib name the runner", () => {
  expect(wornBib(matches(3), photos("1204", "1204", "88"))).toBe("1204");
});

test("One is not enough", () => {
  expect(wornBib(matches(3), photos("1204", "88", undefined))).toBeUndefined();
});

test("Two bibs that are as frequent name nobody", () => {
  expect(wornBib(matches(4), photos("1204", "1204", "88", "88"))).toBeUndefined();
});

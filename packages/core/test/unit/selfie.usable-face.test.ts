import { expect, test } from "vitest";
import { faceProblem } from "../../src/selfie/usable-face.ts";

const CLEAR = { box: { left: 0.3, top: 0.2, width: 0.2, height: 0.25 }, confidence: 98, sharpness: 80 };
const small = (share: number) => ({ ...CLEAR, box: { ...CLEAR.box, width: 0.2 * share, height: 0.25 * share } });

test("One clear face is searched with, also beside much smaller ones behind it", () => {
  expect(faceProblem([CLEAR])).toBeUndefined();
  expect(faceProblem([small(0.4), CLEAR, small(0.3)])).toBeUndefined();
  expect(faceProblem([{ ...CLEAR, sharpness: undefined }])).toBeUndefined();
});

test.each([
  ["no face", [], "no-face"],
  ["two faces of about one size", [CLEAR, small(0.8)], "several-faces"],
  ["a blurred face", [{ ...CLEAR, sharpness: 12 }], "unclear-face"],
  ["a face that is hardly one", [{ ...CLEAR, confidence: 45 }], "unclear-face"],
  ["a face far away", [small(0.1)], "unclear-face"],
] as const)("%s is asked about again", (_, faces, problem) => {
  expect(faceProblem(faces)).toBe(problem);
});

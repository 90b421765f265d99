import { expect, test } from "vitest";
import { reasonsAgainst } from "../../src/rekognition/quality.ts";
import type { FaceDescription } from "../../src/shapes.ts";

const GOOD: FaceDescription = {
  BoundingBox: { Left: 0.4, Top: 0.2, Width: 0.1, Height: 0.15 },
  Confidence: 99,
  Landmarks: [],
  Pose: { Roll: 0, Yaw: 5, Pitch: 0 },
  Quality: { Brightness: 60, Sharpness: 80 },
  Embedding: new Float32Array(128),
};

test.each<[string, Partial<FaceDescription>]>([
  ["SMALL_BOUNDING_BOX", { BoundingBox: { ...GOOD.BoundingBox, Height: 0.017 } }],
  ["LOW_CONFIDENCE", { Confidence: 49 }],
  ["LOW_SHARPNESS", { Quality: { Brightness: 60, Sharpness: 7 } }],
  ["LOW_BRIGHTNESS", { Quality: { Brightness: 5, Sharpness: 80 } }],
  ["EXTREME_POSE", { Pose: { Roll: 0, Yaw: -90, Pitch: 0 } }],
])("A face is left out for %s, unless nothing is asked of it", (reason, flaw) => {
  expect(reasonsAgainst(GOOD, "HIGH")).toEqual([]);
  expect(reasonsAgainst({ ...GOOD, ...flaw }, "AUTO")).toEqual([reason]);
  expect(reasonsAgainst({ ...GOOD, ...flaw }, "NONE")).toEqual([]);
});

import type { DetectedFace } from "../port/index.ts";

/** A face this much larger (area) than the next one is clearly the person who took the selfie. */
const CLEARLY_LARGEST = 3;
/** Under these a face is compared in vain, or with the wrong ones: sharpness and confidence 0–100, height as a share of the picture. */
const CLEAR = { sharpness: 20, confidence: 70, height: 0.04 } as const;

/** Why a selfie cannot be searched with. Closed: each has words on the page. */
export type FaceProblem = "no-face" | "several-faces" | "unclear-face";

/** @returns `undefined` when one face is clearly the person who took the picture, and clear enough to be compared */
export function faceProblem(faces: readonly DetectedFace[] | "not-an-image"): FaceProblem | "not-an-image" | undefined {
  if (faces === "not-an-image") return faces;
  const area = ({ box }: DetectedFace) => box.width * box.height;
  const [largest, next] = [...faces].sort((a, b) => area(b) - area(a));
  if (!largest) return "no-face";
  if (next && area(largest) < CLEARLY_LARGEST * area(next)) return "several-faces";
  // A recogniser that says nothing about sharpness has let the face pass its own filter.
  const { sharpness = 100, confidence, box } = largest;
  const isClear = sharpness >= CLEAR.sharpness && confidence >= CLEAR.confidence && box.height >= CLEAR.height;
  return isClear ? undefined : "unclear-face";
}

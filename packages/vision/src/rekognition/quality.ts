import type { FaceDescription } from "../shapes.ts";
import { invalid } from "./error.ts";

/** What a filter asks of a face: confidence, sharpness and brightness 0–100, height as a ratio of the picture's, yaw in degrees. */
const FLOORS = {
  NONE: { confidence: 0, sharpness: 0, brightness: 0, height: 0, yaw: 90 },
  LOW: { confidence: 40, sharpness: 5, brightness: 4, height: 0.012, yaw: 90 },
  AUTO: { confidence: 50, sharpness: 8, brightness: 6, height: 0.018, yaw: 89 },
  MEDIUM: { confidence: 70, sharpness: 15, brightness: 10, height: 0.03, yaw: 75 },
  HIGH: { confidence: 85, sharpness: 30, brightness: 15, height: 0.05, yaw: 50 },
} as const;
export type QualityFilter = keyof typeof FLOORS;

export function qualityFilterOf(filter: string | undefined, otherwise: QualityFilter): QualityFilter {
  if (filter === undefined) return otherwise;
  if (Object.hasOwn(FLOORS, filter)) return filter as QualityFilter;
  throw invalid(`Unknown quality filter ${filter}`);
}

/** Why a filter leaves a face out, by Rekognition's names; empty for a face that it keeps. */
export function reasonsAgainst({ BoundingBox, Confidence, Quality, Pose }: FaceDescription, filter: QualityFilter) {
  const floor = FLOORS[filter];
  const reasons: string[] = [];
  if (BoundingBox.Height < floor.height) reasons.push("SMALL_BOUNDING_BOX");
  if (Confidence < floor.confidence) reasons.push("LOW_CONFIDENCE");
  if (Quality.Sharpness < floor.sharpness) reasons.push("LOW_SHARPNESS");
  if (Quality.Brightness < floor.brightness) reasons.push("LOW_BRIGHTNESS");
  if (Math.abs(Pose.Yaw) > floor.yaw) reasons.push("EXTREME_POSE");
  return reasons;
}

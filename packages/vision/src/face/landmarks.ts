import { Tensor } from "onnxruntime-node";
import type { Picture, Region } from "../image/picture.ts";
import { LANDMARK_EDGE } from "../model/face-landmarks.ts";
import { floats, type Models, run } from "../model/session.ts";
import { squareCrop } from "./square-crop.ts";

/** A point in px of the picture. */
export interface PicturePoint {
  readonly x: number;
  readonly y: number;
}

const POINTS = 68;
/** Faces in one run. */
const BATCH = 16;

/** Finds the 68 points of each face: jaw 0–16, brows 17–26, nose 27–35, eyes 36–47, mouth 48–67. */
export async function findLandmarks(
  models: Pick<Models, "faceLandmarks">,
  picture: Picture,
  faces: readonly Region[],
): Promise<PicturePoint[][]> {
  const found: PicturePoint[][] = [];
  for (let start = 0; start < faces.length; start += BATCH) {
    const batch = faces.slice(start, start + BATCH);
    const outputs = await run(models.faceLandmarks, cropTensor(picture, batch, LANDMARK_EDGE));
    const points = floats(outputs.points);
    for (const [index, face] of batch.entries()) {
      found.push(toPicture(face, points.subarray(index * POINTS * 2, (index + 1) * POINTS * 2)));
    }
  }
  return found;
}

/** Square crops of boxes, stacked as the face nets take them. */
export function cropTensor(picture: Picture, boxes: readonly Region[], edge: number): Tensor {
  const length = edge * edge * 3;
  const input = new Float32Array(boxes.length * length);
  for (const [index, box] of boxes.entries()) input.set(squareCrop(picture, box, edge), index * length);
  return new Tensor("float32", input, [boxes.length, edge, edge, 3]);
}

/** Points come as ratios of the square that the face was padded to. */
function toPicture(face: Region, points: Float32Array): PicturePoint[] {
  const side = Math.max(face.width, face.height);
  const [padLeft, padTop] = [(side - face.width) / 2, (side - face.height) / 2];
  return Array.from({ length: POINTS }, (_, index) => ({
    x: face.left + (points[2 * index] as number) * side - padLeft,
    y: face.top + (points[2 * index + 1] as number) * side - padTop,
  }));
}

import type { Picture } from "../image/picture.ts";
import type { Models } from "../model/session.ts";
import type { FaceDescription, FaceDetail, Landmark } from "../shapes.ts";
import type { FaceBox } from "./detect.ts";
import { embedFaces } from "./embed.ts";
import { findLandmarks, type PicturePoint } from "./landmarks.ts";
import { middle, poseOf, qualityOf } from "./quality.ts";

/** A face and its points, px. */
export interface FoundFace {
  readonly box: FaceBox;
  readonly points: readonly PicturePoint[];
}

/** Rekognition answers at most this many faces of one picture, the largest. */
const MAX_FACES = 100;

/** The faces that count, largest first. */
export function largest(boxes: readonly FaceBox[]): FaceBox[] {
  return [...boxes].sort((a, b) => b.width * b.height - a.width * a.height).slice(0, MAX_FACES);
}

/** The points of each face, in the same order. */
export async function findPoints(models: Models, picture: Picture, boxes: readonly FaceBox[]): Promise<FoundFace[]> {
  const points = await findLandmarks(models, picture, boxes);
  return boxes.map((box, index) => ({ box, points: points[index] ?? [] }));
}

export function toDetail(picture: Picture, { box, points }: FoundFace): FaceDetail {
  return {
    BoundingBox: {
      Left: box.left / picture.width,
      Top: box.top / picture.height,
      Width: box.width / picture.width,
      Height: box.height / picture.height,
    },
    Confidence: 100 * box.score,
    Landmarks: landmarks(picture, points),
    Pose: poseOf(points),
    Quality: qualityOf(picture, box),
  };
}

/** Details with what tells people apart, in the same order. */
export async function describe(
  models: Models,
  picture: Picture,
  faces: readonly FoundFace[],
): Promise<FaceDescription[]> {
  const embeddings = await embedFaces(models, picture, faces);
  return faces.map((face, index) => ({ ...toDetail(picture, face), Embedding: embeddings[index] as Float32Array }));
}

/** The five points that Rekognition gives without being asked for more. Left and right are the viewer's. */
function landmarks({ width, height }: Picture, points: readonly PicturePoint[]): Landmark[] {
  const named: [string, PicturePoint | undefined][] = [
    ["eyeLeft", middle(points.slice(36, 42))],
    ["eyeRight", middle(points.slice(42, 48))],
    ["mouthLeft", points[48]],
    ["mouthRight", points[54]],
    ["nose", points[30]],
  ];
  return named.flatMap(([Type, point]) => (point ? [{ Type, X: point.x / width, Y: point.y / height }] : []));
}

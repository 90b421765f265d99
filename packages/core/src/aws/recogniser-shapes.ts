import type { BoundingBox, FaceDetail, FaceMatch, FaceRecord, TextDetection } from "@aws-sdk/client-rekognition";
import type { ReadText } from "../bib/read.ts";
import type { Box } from "../photo/info.ts";
import type { DetectedFace, IndexedFace, FaceMatch as Match } from "../port/index.ts";

/* Every field of Rekognition's answers is optional in its types; what lacks the essential ones is dropped. */

export function fromTextDetection({
  Type,
  DetectedText,
  Confidence = 0,
  Geometry,
}: TextDetection): ReadText | undefined {
  const box = toBox(Geometry?.BoundingBox);
  if (!box || !DetectedText || !Type) return undefined;
  const polygon = (Geometry?.Polygon ?? []).map(({ X = 0, Y = 0 }) => ({ x: X, y: Y }));
  return { type: Type, text: DetectedText, confidence: Confidence, box, polygon };
}

export function fromFaceRecord({ Face }: FaceRecord): IndexedFace | undefined {
  const box = toBox(Face?.BoundingBox);
  return box && Face?.FaceId ? { faceId: Face.FaceId, box, confidence: Face.Confidence ?? 0 } : undefined;
}

export function fromFaceDetail(face: FaceDetail): DetectedFace | undefined {
  const box = toBox(face.BoundingBox);
  return box && { box, confidence: face.Confidence ?? 0, sharpness: face.Quality?.Sharpness };
}

export function toFaceMatch({ Face, Similarity = 0 }: FaceMatch): Match | undefined {
  if (!Face?.FaceId || !Face.ExternalImageId) return undefined;
  return { faceId: Face.FaceId, photoId: Face.ExternalImageId, similarity: Similarity };
}

export function toBox(box: BoundingBox | undefined): Box | undefined {
  if (!box) return undefined;
  const { Left = 0, Top = 0, Width = 0, Height = 0 } = box;
  return { left: Left, top: Top, width: Width, height: Height };
}

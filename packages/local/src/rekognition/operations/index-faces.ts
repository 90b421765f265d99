import type { IncomingMessage } from "node:http";
import type { FaceDescription } from "@snaprace/vision";
import { type Face, stableId } from "../collection.ts";
import { type Context, collectionIdOf, type Image, invalid, loadImage, see, within } from "../context.ts";
import { FACE_MODEL_VERSION } from "./collections.ts";

interface Input {
  readonly CollectionId?: string;
  readonly Image?: Image;
  readonly ExternalImageId?: string;
  readonly MaxFaces?: number;
  readonly QualityFilter?: string;
}

const EXTERNAL_IMAGE_ID = /^[a-zA-Z0-9_.\-:]{1,255}$/;
const QUALITY_FILTERS = ["NONE", "AUTO", "LOW", "MEDIUM", "HIGH"];

/** What a filter asks of a face: confidence and sharpness 0–100, height as a ratio of the picture's. */
const FLOORS: Readonly<Record<string, { confidence: number; sharpness: number; height: number }>> = {
  NONE: { confidence: 0, sharpness: 0, height: 0 },
  LOW: { confidence: 40, sharpness: 5, height: 0.012 },
  AUTO: { confidence: 50, sharpness: 8, height: 0.018 },
  MEDIUM: { confidence: 70, sharpness: 15, height: 0.03 },
  HIGH: { confidence: 85, sharpness: 30, height: 0.05 },
};

/**
 * Adds a picture's faces, largest first. Indexing the same bytes again adds nothing and answers the same ids. For a caller who has
 * gone away meanwhile nothing is added: whoever takes up that caller's work must not find faces appear behind its back.
 */
export async function indexFaces(context: Context, input: Input, request: IncomingMessage): Promise<object> {
  const id = collectionIdOf(input.CollectionId);
  context.collections.get(id);
  const { ExternalImageId, QualityFilter = "AUTO" } = input;
  if (ExternalImageId !== undefined && !EXTERNAL_IMAGE_ID.test(ExternalImageId)) {
    throw invalid("An external image id has 1 to 255 letters, digits, dots, colons, hyphens and underscores");
  }
  if (!QUALITY_FILTERS.includes(QualityFilter)) throw invalid(`Unknown quality filter ${QualityFilter}`);
  const maxFaces = within(input.MaxFaces, "maxFaces", { from: 1, to: 100, otherwise: 100 });
  const image = await loadImage(context, input.Image);
  const ImageId = stableId("image", image.hash);
  const FaceRecords: object[] = [];
  const UnindexedFaces: object[] = [];
  const descriptions = await see(context.vision.describeFaces(image));
  if (request.socket.destroyed) return {};
  for (const [index, description] of descriptions.entries()) {
    const { Embedding, ...FaceDetail } = description;
    const reasons = reasonsAgainst(description, QualityFilter);
    if (FaceRecords.length === maxFaces) reasons.push("EXCEEDS_MAX_FACES");
    if (reasons.length > 0) {
      UnindexedFaces.push({ Reasons: reasons, FaceDetail });
      continue;
    }
    const face: Face = {
      FaceId: stableId("face", id, ExternalImageId ?? "", image.hash, String(index)),
      ImageId,
      ...(ExternalImageId !== undefined && { ExternalImageId }),
      BoundingBox: FaceDetail.BoundingBox,
      Confidence: FaceDetail.Confidence,
    };
    context.collections.add(id, face, Embedding);
    FaceRecords.push({ Face: face, FaceDetail });
  }
  return { FaceRecords, UnindexedFaces, FaceModelVersion: FACE_MODEL_VERSION };
}

function reasonsAgainst({ BoundingBox, Confidence, Quality }: FaceDescription, filter: string): string[] {
  const floor = FLOORS[filter]!;
  const reasons: string[] = [];
  if (BoundingBox.Height < floor.height) reasons.push("SMALL_BOUNDING_BOX");
  if (Confidence < floor.confidence) reasons.push("LOW_CONFIDENCE");
  if (Quality.Sharpness < floor.sharpness) reasons.push("LOW_SHARPNESS");
  return reasons;
}

import { type Context, collectionIdOf, type Image, invalid, loadImage, see, within } from "../context.ts";
import { FACE_MODEL_VERSION } from "./collections.ts";

interface Input {
  readonly CollectionId?: string;
  readonly FaceMatchThreshold?: number;
  readonly MaxFaces?: number;
}

const MAX_FACES = { from: 1, to: 4096, otherwise: 4096 } as const;
/** Rekognition's own default. */
const THRESHOLD = { from: 0, to: 100, otherwise: 80 } as const;

/** Searches for the largest face of a picture. */
export async function searchFacesByImage(context: Context, input: Input & { Image?: Image }): Promise<object> {
  const id = collectionIdOf(input.CollectionId);
  context.collections.get(id);
  const image = await loadImage(context, input.Image);
  const [largest] = await see(context.vision.describeFaces(image));
  if (!largest) throw invalid("There are no faces in the image. Should be at least 1.");
  return {
    SearchedFaceBoundingBox: largest.BoundingBox,
    SearchedFaceConfidence: largest.Confidence,
    FaceMatches: context.collections.search(id, largest.Embedding, ...limits(input)),
    FaceModelVersion: FACE_MODEL_VERSION,
  };
}

/** Searches for a face of the collection; the face itself is no match. */
export function searchFaces(context: Context, input: Input & { FaceId?: string }): object {
  const id = collectionIdOf(input.CollectionId);
  const stored = context.collections.get(id).faces.get(input.FaceId ?? "");
  if (!stored) throw invalid(`faceId was not found in the collection: ${input.FaceId}`);
  const [threshold, maxFaces] = limits(input);
  const FaceMatches = context.collections
    .search(id, stored.vector, threshold, maxFaces + 1)
    .filter(({ Face }) => Face.FaceId !== input.FaceId)
    .slice(0, maxFaces);
  return { SearchedFaceId: input.FaceId, FaceMatches, FaceModelVersion: FACE_MODEL_VERSION };
}

function limits(input: Input): [threshold: number, maxFaces: number] {
  return [
    within(input.FaceMatchThreshold, "faceMatchThreshold", THRESHOLD),
    within(input.MaxFaces, "maxFaces", MAX_FACES),
  ];
}

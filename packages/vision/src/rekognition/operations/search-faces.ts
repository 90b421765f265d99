import type { Context } from "../context.ts";
import { invalid, noCollection } from "../error.ts";
import { type Image, loadImage, see } from "../image.ts";
import { collectionIdOf, faceIdOf, within } from "../input.ts";
import { qualityFilterOf, reasonsAgainst } from "../quality.ts";
import { FACE_MODEL_VERSION, search } from "../search.ts";

interface Input {
  readonly CollectionId?: string;
  readonly FaceMatchThreshold?: number;
  readonly MaxFaces?: number;
}

const MAX_FACES = { from: 1, to: 4096, otherwise: 4096 } as const;
/** Rekognition's own default. */
const THRESHOLD = { from: 0, to: 100, otherwise: 80 } as const;

/** Searches for the largest face of a picture. */
export async function searchFacesByImage(
  context: Context,
  input: Input & { Image?: Image; QualityFilter?: string },
): Promise<object> {
  const id = collectionIdOf(input.CollectionId);
  const [threshold, maxFaces] = limits(input);
  const filter = qualityFilterOf(input.QualityFilter, "NONE");
  if (!(await context.store.describe(id))) throw noCollection(id);
  const image = await loadImage(context, input.Image);
  const [largest] = await see(context.vision.describeFaces(image));
  if (!largest || reasonsAgainst(largest, filter).length > 0) {
    throw invalid("There are no faces in the image. Should be at least 1.");
  }
  const faces = await context.store.faces(id);
  if (!faces) throw noCollection(id);
  return {
    SearchedFaceBoundingBox: largest.BoundingBox,
    SearchedFaceConfidence: largest.Confidence,
    FaceMatches: search(faces, largest.Embedding, threshold, maxFaces),
    FaceModelVersion: FACE_MODEL_VERSION,
  };
}

/** Searches for a face of the collection; the face itself is no match. */
export async function searchFaces({ store }: Context, input: Input & { FaceId?: string }): Promise<object> {
  const id = collectionIdOf(input.CollectionId);
  const faceId = faceIdOf(input.FaceId);
  const [threshold, maxFaces] = limits(input);
  const faces = await store.faces(id);
  if (!faces) throw noCollection(id);
  const stored = faces.find(({ face }) => face.FaceId === faceId);
  if (!stored) throw invalid(`faceId was not found in the collection: ${faceId}`);
  const FaceMatches = search(faces, stored.vector, threshold, maxFaces + 1)
    .filter(({ Face }) => Face.FaceId !== faceId)
    .slice(0, maxFaces);
  return { SearchedFaceId: faceId, FaceMatches, FaceModelVersion: FACE_MODEL_VERSION };
}

function limits(input: Input): [threshold: number, maxFaces: number] {
  return [
    within(input.FaceMatchThreshold, "faceMatchThreshold", THRESHOLD),
    within(input.MaxFaces, "maxFaces", MAX_FACES),
  ];
}

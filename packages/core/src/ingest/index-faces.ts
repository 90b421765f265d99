import { collectionId } from "../face/collection.ts";
import { keys } from "../photo/key.ts";
import type { Recogniser } from "../port/index.ts";
import type { ExecutionInput, FacesResult } from "./execution.ts";

/** The most faces indexed per photo: Rekognition's own limit. */
const MAX_FACES = 100;

/**
 * Indexes the photo's faces in the event's collection. The same picture indexed again gives the same face ids.
 * @throws ThrottledError, which the state machine retries
 */
export async function indexFaces(
  { recogniser }: { recogniser: Pick<Recogniser, "indexFaces"> },
  { photo }: Pick<ExecutionInput, "photo">,
): Promise<FacesResult> {
  const faces = await recogniser.indexFaces({
    collectionId: collectionId(photo),
    key: keys.rendition(photo, "large"),
    photoId: photo.photoId,
    maxFaces: MAX_FACES,
  });
  return { status: "done", faces };
}

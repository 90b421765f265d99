import type { Caller, Context } from "../context.ts";
import { invalid, noCollection } from "../error.ts";
import { type Image, loadImage, see } from "../image.ts";
import { collectionIdOf, within } from "../input.ts";
import { qualityFilterOf, reasonsAgainst } from "../quality.ts";
import { answered, FACE_MODEL_VERSION } from "../search.ts";
import { type StoredFace, stableId } from "../store.ts";
import { checkAttributes } from "./detect.ts";

interface Input {
  readonly CollectionId?: string;
  readonly Image?: Image;
  readonly ExternalImageId?: string;
  readonly DetectionAttributes?: readonly string[];
  readonly MaxFaces?: number;
  readonly QualityFilter?: string;
}

const EXTERNAL_IMAGE_ID = /^[a-zA-Z0-9_.\-:]{1,255}$/;
/** However many are asked for, no more are answered. */
const MOST_FACES = 100;

/**
 * Adds a picture's faces, largest first. Indexing the same bytes again adds nothing and answers the same ids. For a caller who has
 * gone away meanwhile nothing is added: whoever takes up that caller's work must not find faces appear behind its back.
 */
export async function indexFaces(context: Context, input: Input, caller: Caller): Promise<object> {
  const id = collectionIdOf(input.CollectionId);
  const { ExternalImageId } = input;
  if (ExternalImageId !== undefined && !EXTERNAL_IMAGE_ID.test(ExternalImageId)) {
    throw invalid("An external image id has 1 to 255 letters, digits, dots, colons, hyphens and underscores");
  }
  checkAttributes(input.DetectionAttributes);
  const filter = qualityFilterOf(input.QualityFilter, "AUTO");
  const asked = within(input.MaxFaces, "maxFaces", { from: 1, to: Number.MAX_SAFE_INTEGER, otherwise: MOST_FACES });
  if (!(await context.store.describe(id))) throw noCollection(id);
  const image = await loadImage(context, input.Image);
  const ImageId = stableId("image", image.hash);
  const added: StoredFace[] = [];
  const FaceRecords: object[] = [];
  const UnindexedFaces: object[] = [];
  for (const [index, description] of (await see(context.vision.describeFaces(image))).entries()) {
    const { Embedding, ...FaceDetail } = description;
    const reasons = reasonsAgainst(description, filter);
    if (added.length === Math.min(asked, MOST_FACES)) reasons.push("EXCEEDS_MAX_FACES");
    if (reasons.length > 0) {
      UnindexedFaces.push({ Reasons: reasons, FaceDetail });
      continue;
    }
    const face = {
      FaceId: stableId("face", id, ExternalImageId ?? "", image.hash, String(index)),
      ImageId,
      ...(ExternalImageId !== undefined && { ExternalImageId }),
      BoundingBox: FaceDetail.BoundingBox,
      Confidence: FaceDetail.Confidence,
    };
    added.push({ face, vector: Embedding });
    FaceRecords.push({ Face: answered(face), FaceDetail });
  }
  if (caller.isGone()) return {};
  await context.store.add(id, added);
  return { FaceRecords, UnindexedFaces, FaceModelVersion: FACE_MODEL_VERSION };
}

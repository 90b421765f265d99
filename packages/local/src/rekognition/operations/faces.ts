import { type Context, collectionIdOf, invalid, within } from "../context.ts";
import { FACE_MODEL_VERSION } from "./collections.ts";

const MAX_PAGE = 4096;

interface ListInput {
  readonly CollectionId?: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly FaceIds?: readonly string[];
}

export function listFaces(context: Context, input: ListInput): object {
  const { faces } = context.collections.get(collectionIdOf(input.CollectionId));
  const limit = within(input.MaxResults, "maxResults", { from: 1, to: MAX_PAGE, otherwise: MAX_PAGE });
  const after = Buffer.from(input.NextToken ?? "", "base64url").toString("utf8");
  const wanted = input.FaceIds && new Set(input.FaceIds);
  const ids = [...faces.keys()].sort().filter((id) => id > after && (!wanted || wanted.has(id)));
  const page = ids.slice(0, limit);
  const NextToken = ids.length > page.length ? Buffer.from(page.at(-1)!).toString("base64url") : undefined;
  return { Faces: page.map((id) => faces.get(id)?.face), NextToken, FaceModelVersion: FACE_MODEL_VERSION };
}

export function deleteFaces(context: Context, input: { CollectionId?: string; FaceIds?: readonly string[] }): object {
  const id = collectionIdOf(input.CollectionId);
  context.collections.get(id);
  const { FaceIds = [] } = input;
  if (FaceIds.length === 0 || FaceIds.length > MAX_PAGE) throw invalid("A request deletes 1 to 4096 faces");
  const DeletedFaces = FaceIds.filter((faceId) => context.collections.deleteFace(id, faceId));
  const UnsuccessfulFaceDeletions = FaceIds.filter((faceId) => !DeletedFaces.includes(faceId)).map((FaceId) => ({
    FaceId,
    Reasons: ["FACE_NOT_FOUND"],
  }));
  return { DeletedFaces, UnsuccessfulFaceDeletions };
}

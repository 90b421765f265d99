import type { Context } from "../context.ts";
import { invalid, noCollection } from "../error.ts";
import { collectionIdOf, faceIdOf, fromToken, toToken, within } from "../input.ts";
import { answered, FACE_MODEL_VERSION } from "../search.ts";

const MAX_PAGE = 4096;

interface ListInput {
  readonly CollectionId?: string;
  readonly MaxResults?: number;
  readonly NextToken?: string;
  readonly FaceIds?: readonly string[];
}

export async function listFaces({ store }: Context, input: ListInput): Promise<object> {
  const id = collectionIdOf(input.CollectionId);
  const limit = within(input.MaxResults, "maxResults", { from: 0, to: MAX_PAGE, otherwise: MAX_PAGE });
  const after = fromToken(input.NextToken);
  const wanted = input.FaceIds && new Set(input.FaceIds.map(faceIdOf));
  const faces = await store.faces(id);
  if (!faces) throw noCollection(id);
  const rest = faces
    .map(({ face }) => face)
    .filter(({ FaceId }) => FaceId > after && (!wanted || wanted.has(FaceId)))
    .sort((a, b) => (a.FaceId < b.FaceId ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = rest.length > page.length ? page.at(-1) : undefined;
  return {
    Faces: page.map(answered),
    FaceModelVersion: FACE_MODEL_VERSION,
    ...(last && { NextToken: toToken(last.FaceId) }),
  };
}

export async function deleteFaces(
  { store }: Context,
  input: { CollectionId?: string; FaceIds?: readonly string[] },
): Promise<object> {
  const id = collectionIdOf(input.CollectionId);
  const { FaceIds = [] } = input;
  if (FaceIds.length === 0 || FaceIds.length > MAX_PAGE) throw invalid(`A request deletes 1 to ${MAX_PAGE} faces`);
  const ids = [...new Set(FaceIds.map(faceIdOf))];
  if (!(await store.describe(id))) throw noCollection(id);
  const DeletedFaces = await store.deleteFaces(id, ids);
  const deleted = new Set(DeletedFaces);
  const missing = ids.filter((faceId) => !deleted.has(faceId));
  return {
    DeletedFaces,
    UnsuccessfulFaceDeletions: missing.map((FaceId) => ({ FaceId, Reasons: ["FACE_NOT_FOUND"] })),
  };
}

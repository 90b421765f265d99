import type { Context } from "../context.ts";
import { noCollection, RekognitionError } from "../error.ts";
import { collectionIdOf, fromToken, toToken, within } from "../input.ts";
import { FACE_MODEL_VERSION } from "../search.ts";

interface Input {
  readonly CollectionId?: string;
}

export async function createCollection(context: Context, input: Input): Promise<object> {
  const id = collectionIdOf(input.CollectionId);
  if (!(await context.store.create(id, context.now()))) {
    throw new RekognitionError("ResourceAlreadyExistsException", `The collection id: ${id} already exists`);
  }
  return { StatusCode: 200, CollectionArn: arnOf(context, id), FaceModelVersion: FACE_MODEL_VERSION };
}

export async function describeCollection(context: Context, input: Input): Promise<object> {
  const id = collectionIdOf(input.CollectionId);
  const found = await context.store.describe(id);
  if (!found) throw noCollection(id);
  return {
    FaceCount: found.faceCount,
    FaceModelVersion: FACE_MODEL_VERSION,
    CollectionARN: arnOf(context, id),
    CreationTimestamp: found.createdAt / 1000,
    UserCount: 0,
  };
}

export async function listCollections(
  { store }: Context,
  input: { MaxResults?: number; NextToken?: string },
): Promise<object> {
  const limit = within(input.MaxResults, "maxResults", { from: 0, to: 4096, otherwise: 4096 });
  const after = fromToken(input.NextToken);
  const ids = (await store.list()).filter((id) => id > after);
  const page = ids.slice(0, limit);
  const last = ids.length > page.length ? page.at(-1) : undefined;
  return {
    CollectionIds: page,
    FaceModelVersions: page.map(() => FACE_MODEL_VERSION),
    ...(last !== undefined && { NextToken: toToken(last) }),
  };
}

export async function deleteCollection({ store }: Context, input: Input): Promise<object> {
  const id = collectionIdOf(input.CollectionId);
  if (!(await store.drop(id))) throw noCollection(id);
  return { StatusCode: 200 };
}

function arnOf({ region, account }: Context, id: string): string {
  return `aws:rekognition:${region}:${account}:collection/${id}`;
}

import { type Context, collectionIdOf, within } from "../context.ts";

export const FACE_MODEL_VERSION = "7.0";
const ACCOUNT = "000000000000";

interface Input {
  readonly CollectionId?: string;
}

export function createCollection(context: Context, input: Input): object {
  const id = collectionIdOf(input.CollectionId);
  context.collections.create(id, context.now());
  return { StatusCode: 200, CollectionArn: arnOf(context, id), FaceModelVersion: FACE_MODEL_VERSION };
}

export function describeCollection(context: Context, input: Input): object {
  const { id, createdAt, faces } = context.collections.get(collectionIdOf(input.CollectionId));
  return {
    FaceCount: faces.size,
    FaceModelVersion: FACE_MODEL_VERSION,
    CollectionARN: arnOf(context, id),
    CreationTimestamp: createdAt / 1000,
    UserCount: 0,
  };
}

export function listCollections(context: Context, input: { MaxResults?: number; NextToken?: string }): object {
  const limit = within(input.MaxResults, "maxResults", { from: 0, to: 4096, otherwise: 4096 });
  const after = Buffer.from(input.NextToken ?? "", "base64url").toString("utf8");
  const ids = context.collections
    .list()
    .map(({ id }) => id)
    .filter((id) => id > after);
  const page = ids.slice(0, limit);
  const NextToken =
    ids.length > page.length && page.length > 0 ? Buffer.from(page.at(-1)!).toString("base64url") : undefined;
  return { CollectionIds: page, FaceModelVersions: page.map(() => FACE_MODEL_VERSION), NextToken };
}

export function deleteCollection(context: Context, input: Input): object {
  context.collections.drop(collectionIdOf(input.CollectionId));
  return { StatusCode: 200 };
}

function arnOf({ region }: Context, id: string): string {
  return `aws:rekognition:${region}:${ACCOUNT}:collection/${id}`;
}

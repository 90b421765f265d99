/** Amazon Rekognition's operations over our own engine, for whoever speaks its protocol: the embedded cloud, a function. */
import type { Caller, Context } from "./context.ts";
import { NotImplementedError } from "./error.ts";
import { checkMembers } from "./members.ts";
import { createCollection, deleteCollection, describeCollection, listCollections } from "./operations/collections.ts";
import { detectFaces, detectText } from "./operations/detect.ts";
import { deleteFaces, listFaces } from "./operations/faces.ts";
import { indexFaces } from "./operations/index-faces.ts";
import { searchFaces, searchFacesByImage } from "./operations/search-faces.ts";

export type { Caller, Context } from "./context.ts";
export { RekognitionError } from "./error.ts";
export { bandsFor, distanceOf, pairDistances, quantile, similarity } from "./similarity.ts";
export type { Collection, Face, FaceStore, StoredFace } from "./store.ts";

const operations = {
  CreateCollection: createCollection,
  DeleteCollection: deleteCollection,
  DeleteFaces: deleteFaces,
  DescribeCollection: describeCollection,
  DetectFaces: detectFaces,
  DetectText: detectText,
  IndexFaces: indexFaces,
  ListCollections: listCollections,
  ListFaces: listFaces,
  SearchFaces: searchFaces,
  SearchFacesByImage: searchFacesByImage,
} as const;

/** Operations that are there; every other one is refused by name. */
export const SUPPORTED = Object.keys(operations) as readonly (keyof typeof operations)[];

/**
 * Runs an operation.
 * @param input the request, as parsed JSON
 * @throws RekognitionError for Rekognition's own refusals, `NotImplemented` among them
 */
export async function call(context: Context, name: string, input: unknown, caller: Caller): Promise<object> {
  if (!Object.hasOwn(operations, name)) throw new NotImplementedError(name);
  checkMembers(input);
  const operation = operations[name as keyof typeof operations];
  return (operation as (context: Context, input: never, caller: Caller) => Promise<object>)(
    context,
    input as never,
    caller,
  );
}

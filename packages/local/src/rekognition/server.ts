import type { Vision } from "@snaprace/vision";
import { type JsonOperation, type RunningServer, startJsonService } from "../server/index.ts";
import { Collections } from "./collection.ts";
import type { Context } from "./context.ts";
import { checkMembers } from "./members.ts";
import { createCollection, deleteCollection, describeCollection, listCollections } from "./operations/collections.ts";
import { detectFaces, detectText } from "./operations/detect.ts";
import { deleteFaces, listFaces } from "./operations/faces.ts";
import { indexFaces } from "./operations/index-faces.ts";
import { searchFaces, searchFacesByImage } from "./operations/search-faces.ts";
import { Quota } from "./quota.ts";

export interface RekognitionOptions {
  /** 0 picks a free port. */
  readonly port: number;
  /** Holds the journal of the collections. */
  readonly directory: string;
  readonly region: string;
  /** Reads the pictures; it stays the caller's to close. */
  readonly vision: Vision;
  readonly fetchObject: Context["fetchObject"];
  /** ms since the epoch */
  readonly clock: { now(): number };
  /** Calls per second and operation that are answered; the rest is refused as by Amazon. Without it there is no quota. */
  readonly tps?: number | undefined;
  readonly onBug: (error: unknown, operation: string) => void;
}

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

/** Operations of the local Rekognition. */
export const SUPPORTED = Object.keys(operations) as readonly (keyof typeof operations)[];

/** 5 MB of image as base64, and the rest of the request. */
const BODY_LIMIT = 8_000_000;

/** Rekognition on loopback, with collections that survive a kill. It reads with `vision`, so its answers are real. */
export async function startRekognition(options: RekognitionOptions): Promise<RunningServer> {
  const quota = options.tps === undefined ? undefined : new Quota(options.tps, () => options.clock.now());
  const collections = new Collections(options.directory);
  const { vision, region, fetchObject, clock } = options;
  const context: Context = { vision, collections, region, fetchObject, now: () => clock.now() };
  const bound = Object.entries(operations).map(([name, operation]): [string, JsonOperation] => [
    name,
    (input, request) => {
      checkMembers(input);
      quota?.take(name);
      return (operation as (context: Context, input: never, request: unknown) => unknown)(context, input, request);
    },
  ]);
  const server = await startJsonService({
    service: "Rekognition",
    port: options.port,
    version: "1.1",
    errorNamespace: "com.amazonaws.rekognition#",
    operations: Object.fromEntries(bound),
    bodyLimit: BODY_LIMIT,
    onBug: options.onBug,
  });
  return {
    ...server,
    async close() {
      await server.close();
      collections.close();
    },
  };
}

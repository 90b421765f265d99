import { notImplemented } from "../server/index.ts";
import type { Operation } from "./call.ts";
import { createBucket, deleteBucket, headBucket, listBuckets } from "./operations/bucket.ts";
import { getBucketCors, putBucketCors } from "./operations/bucket-cors.ts";
import {
  getBucketNotificationConfiguration,
  putBucketNotificationConfiguration,
} from "./operations/bucket-notification.ts";
import { completeMultipartUpload } from "./operations/complete-multipart-upload.ts";
import { copyObject } from "./operations/copy-object.ts";
import { deleteObject, deleteObjects } from "./operations/delete-object.ts";
import { getObject, headObject } from "./operations/get-object.ts";
import { listObjectsV2 } from "./operations/list-objects-v2.ts";
import {
  abortMultipartUpload,
  createMultipartUpload,
  listMultipartUploads,
  listParts,
  uploadPart,
} from "./operations/multipart-upload.ts";
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from "./operations/object-tagging.ts";
import { putObject } from "./operations/put-object.ts";

type Target = "service" | "bucket" | "object";

interface Route {
  readonly name: string;
  readonly operation: Operation;
}

/** By target, method and subresource: the query parameter that turns a request into another operation. */
const ROUTES: Readonly<Record<string, Route>> = {
  "service GET": { name: "ListBuckets", operation: listBuckets },
  "bucket PUT": { name: "CreateBucket", operation: createBucket },
  "bucket HEAD": { name: "HeadBucket", operation: headBucket },
  "bucket DELETE": { name: "DeleteBucket", operation: deleteBucket },
  "bucket GET list-type": { name: "ListObjectsV2", operation: listObjectsV2 },
  "bucket POST delete": { name: "DeleteObjects", operation: deleteObjects },
  "bucket PUT cors": { name: "PutBucketCors", operation: putBucketCors },
  "bucket GET cors": { name: "GetBucketCors", operation: getBucketCors },
  "bucket PUT notification": {
    name: "PutBucketNotificationConfiguration",
    operation: putBucketNotificationConfiguration,
  },
  "bucket GET notification": {
    name: "GetBucketNotificationConfiguration",
    operation: getBucketNotificationConfiguration,
  },
  "bucket GET uploads": { name: "ListMultipartUploads", operation: listMultipartUploads },
  "object PUT": { name: "PutObject", operation: putObject },
  "object GET": { name: "GetObject", operation: getObject },
  "object HEAD": { name: "HeadObject", operation: headObject },
  "object DELETE": { name: "DeleteObject", operation: deleteObject },
  "object PUT copy": { name: "CopyObject", operation: copyObject },
  "object PUT tagging": { name: "PutObjectTagging", operation: putObjectTagging },
  "object GET tagging": { name: "GetObjectTagging", operation: getObjectTagging },
  "object DELETE tagging": { name: "DeleteObjectTagging", operation: deleteObjectTagging },
  "object POST uploads": { name: "CreateMultipartUpload", operation: createMultipartUpload },
  "object PUT uploadId": { name: "UploadPart", operation: uploadPart },
  "object POST uploadId": { name: "CompleteMultipartUpload", operation: completeMultipartUpload },
  "object DELETE uploadId": { name: "AbortMultipartUpload", operation: abortMultipartUpload },
  "object GET uploadId": { name: "ListParts", operation: listParts },
};

/** Operations of the local S3. */
export const SUPPORTED: readonly string[] = Object.values(ROUTES).map(({ name }) => name);

/** Parameters that only refine an operation. */
const REFINES = new Set([
  "continuation-token",
  "delimiter",
  "encoding-type",
  "fetch-owner",
  "max-keys",
  "max-parts",
  "part-number-marker",
  "partNumber",
  "prefix",
  "start-after",
  "x-id",
]);

/** @throws AwsError NotImplemented, naming what was asked for */
export function route(target: Target, method: string, query: URLSearchParams, isCopy: boolean): Route {
  const subresources = [...query.keys()].filter(
    (name) => !REFINES.has(name) && !/^x-amz-/i.test(name) && !name.startsWith("response-"),
  );
  if (isCopy) subresources.push("copy");
  const name = [target, method, ...subresources].join(" ");
  const found = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
  if (!found) throw notImplemented("S3", `"${name}"`);
  return found;
}

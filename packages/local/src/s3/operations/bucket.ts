import { AwsError } from "../../server/index.ts";
import type { Call, Reply } from "../call.ts";
import { toXml } from "../xml.ts";

const NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** As in every region but us-east-1 for one's own bucket: a second call answers an error. */
export function createBucket({ service, bucket }: Call): Reply {
  if (!NAME.test(bucket) || bucket.includes("..")) {
    throw new AwsError("InvalidBucketName", 400, "The specified bucket is not valid.", { BucketName: bucket });
  }
  if (service.store.buckets.has(bucket)) {
    const message = "Your previous request to create the named bucket succeeded and you already own it.";
    throw new AwsError("BucketAlreadyOwnedByYou", 409, message, { BucketName: bucket });
  }
  service.store.change({ type: "bucket", bucket, createdAt: service.now() });
  return { status: 200, headers: { location: `/${bucket}` } };
}

export function headBucket({ service, bucket }: Call): Reply {
  service.store.bucket(bucket);
  return { status: 200, headers: { "x-amz-bucket-region": service.region } };
}

export function deleteBucket({ service, bucket }: Call): Reply {
  if (service.store.bucket(bucket).objects.size > 0) {
    throw new AwsError("BucketNotEmpty", 409, "The bucket you tried to delete is not empty", { BucketName: bucket });
  }
  service.store.change({ type: "drop-bucket", bucket });
  return { status: 204 };
}

export function listBuckets({ service }: Call): Reply {
  const buckets = [...service.store.buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const Bucket = buckets.map(({ name, createdAt }) => ({
    Name: name,
    CreationDate: new Date(createdAt).toISOString(),
  }));
  return { status: 200, xml: toXml("ListAllMyBucketsResult", { Owner: { ID: "local" }, Buckets: { Bucket } }) };
}

import { awsObjects } from "@snaprace/core/aws";

let origin: Promise<string> | undefined;

/** Where browsers PUT originals: the bucket's own origin, which is S3's on AWS and loopback's on a laptop. */
export function uploadOrigin(): Promise<string> {
  origin ??= awsObjects().uploadOrigin();
  return origin;
}

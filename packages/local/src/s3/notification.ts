import { createHash } from "node:crypto";
import type { Bucket, Entry } from "./entry.ts";

/** The queues that must be told of an event, as they will be kept with the object until they are. */
export function pendingFor(bucket: Bucket, key: string, event: string): Entry["pending"] {
  const arns = bucket.notifications
    .filter(({ events, prefix, suffix }) => {
      const wanted = events.some((name) => name === `s3:${event}` || name === "s3:ObjectCreated:*");
      return wanted && key.startsWith(prefix) && key.endsWith(suffix);
    })
    .map(({ arn }) => arn);
  return arns.length === 0 ? undefined : { event, arns };
}

/**
 * The message a queue gets.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function message(bucket: Bucket, entry: Entry, arn: string, region: string): string {
  const requestId = createHash("sha256").update(`${entry.key}\0${entry.sequencer}`).digest("hex");
  const record = {
    eventVersion: "2.1",
    eventSource: "aws:s3",
    awsRegion: region,
    eventTime: new Date(entry.lastModified).toISOString(),
    eventName: entry.pending?.event,
    userIdentity: { principalId: "AWS:LOCAL" },
    requestParameters: { sourceIPAddress: "127.0.0.1" },
    responseElements: {
      "x-amz-request-id": requestId.slice(0, 16).toUpperCase(),
      "x-amz-id-2": Buffer.from(requestId, "hex").toString("base64"),
    },
    s3: {
      s3SchemaVersion: "1.0",
      configurationId: bucket.notifications.find((notification) => notification.arn === arn)?.id ?? "",
      bucket: { name: bucket.name, ownerIdentity: { principalId: "LOCAL" }, arn: `arn:aws:s3:::${bucket.name}` },
      object: { key: formEncode(entry.key), size: entry.size, eTag: entry.etag, sequencer: entry.sequencer },
    },
  };
  return JSON.stringify({ Records: [record] });
}

/** As in real messages: form encoding, with slashes left alone. */
function formEncode(key: string): string {
  return new URLSearchParams([["", key]]).toString().slice(1).replaceAll("%2F", "/");
}

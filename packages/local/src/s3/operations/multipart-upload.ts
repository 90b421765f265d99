import { randomBytes } from "node:crypto";
import { AwsError } from "../../server/index.ts";
import type { Call, Reply } from "../call.ts";
import { checksumHeaders, describe } from "../describe.ts";
import type { Multipart } from "../entry.ts";
import { receiveBody } from "../receive.ts";
import { toXml } from "../xml.ts";
import { byUtf8 } from "./list-objects-v2.ts";

const MAX_PARTS = 10_000;

export function createMultipartUpload(call: Call): Reply {
  const { service, bucket, key } = call;
  service.store.bucket(bucket);
  const uploadId = randomBytes(32).toString("hex");
  const upload = { ...describe(call), uploadId, bucket, key, startedAt: service.now() };
  service.store.change({ type: "upload", upload });
  const xml = toXml("InitiateMultipartUploadResult", { Bucket: bucket, Key: key, UploadId: uploadId });
  return { status: 200, xml };
}

export async function uploadPart(call: Call): Promise<Reply> {
  const { store } = call.service;
  const { uploadId } = uploadOf(call);
  const part = Number(call.query.get("partNumber"));
  if (!Number.isInteger(part) || part < 1 || part > MAX_PARTS) {
    throw new AwsError("InvalidArgument", 400, "Part number must be an integer between 1 and 10000, inclusive");
  }
  const blob = await receiveBody(store, call.request);
  // The upload may have been aborted or completed while the part arrived.
  if (!store.uploads.has(uploadId)) {
    store.discard(blob.file);
    uploadOf(call);
  }
  store.change({ type: "part", uploadId, part, blob, modifiedAt: call.service.now() });
  return { status: 200, headers: { etag: `"${blob.md5}"`, ...checksumHeaders(blob.checksums) } };
}

export function abortMultipartUpload(call: Call): Reply {
  call.service.store.change({ type: "drop-upload", uploadId: uploadOf(call).uploadId });
  return { status: 204 };
}

export function listParts(call: Call): Reply {
  const { uploadId, parts } = uploadOf(call);
  const after = Number(call.query.get("part-number-marker") ?? 0);
  const limit = Math.min(Number(call.query.get("max-parts") ?? 1000), 1000);
  const all = [...parts].sort(([a], [b]) => a - b).filter(([number]) => number > after);
  const page = all.slice(0, limit);
  const isTruncated = all.length > page.length;
  const Part = page.map(([PartNumber, { md5, size, modifiedAt }]) => ({
    PartNumber,
    LastModified: new Date(modifiedAt).toISOString(),
    ETag: `"${md5}"`,
    Size: size,
  }));
  const body = {
    Bucket: call.bucket,
    Key: call.key,
    UploadId: uploadId,
    PartNumberMarker: after,
    NextPartNumberMarker: isTruncated ? page.at(-1)?.[0] : undefined,
    MaxParts: limit,
    IsTruncated: isTruncated,
    Part,
  };
  return { status: 200, xml: toXml("ListPartsResult", body) };
}

export function listMultipartUploads(call: Call): Reply {
  const { service, bucket, query } = call;
  service.store.bucket(bucket);
  const prefix = query.get("prefix") ?? "";
  const Upload = [...service.store.uploads.values()]
    .filter((upload) => upload.bucket === bucket && upload.key.startsWith(prefix))
    .sort((a, b) => byUtf8(a.key, b.key) || a.startedAt - b.startedAt)
    .map(({ key, uploadId, startedAt }) => ({
      Key: key,
      UploadId: uploadId,
      Initiated: new Date(startedAt).toISOString(),
    }));
  const body = { Bucket: bucket, Prefix: prefix, MaxUploads: Upload.length, IsTruncated: false, Upload };
  return { status: 200, xml: toXml("ListMultipartUploadsResult", body) };
}

/** @throws AwsError NoSuchUpload */
export function uploadOf({ service, bucket, key, query }: Call): Multipart {
  return service.store.upload(bucket, key, query.get("uploadId") ?? "");
}

import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { AwsError } from "../../server/index.ts";
import type { Call, Reply } from "../call.ts";
import { readDocument } from "../document.ts";
import type { Blob, Multipart } from "../entry.ts";
import { diskError, type Store } from "../store.ts";
import { asList, asText, malformed, toXml } from "../xml.ts";
import { uploadOf } from "./multipart-upload.ts";
import { commit } from "./put-object.ts";

/** Every part but the last. */
const MIN_PART_BYTES = 5 * 1024 ** 2;

export async function completeMultipartUpload(call: Call): Promise<Reply> {
  const upload = uploadOf(call);
  const document = await readDocument(call, "CompleteMultipartUpload");
  const parts = chosenParts(upload, asList(document.Part));
  const blob = await concatenate(call.service.store, parts);
  // Aborted or completed by somebody else in the meantime.
  if (!call.service.store.uploads.has(upload.uploadId)) {
    call.service.store.discard(blob.file);
    uploadOf(call);
  }
  const { contentType, headers, metadata, tags, uploadId } = upload;
  const described = { contentType, headers, metadata, tags };
  const origin = { event: "ObjectCreated:CompleteMultipartUpload", etag: `${blob.md5}-${parts.length}`, uploadId };
  const entry = await commit(call, blob, described, origin);
  const body = { Location: call.resource, Bucket: call.bucket, Key: call.key, ETag: `"${entry.etag}"` };
  return { status: 200, xml: toXml("CompleteMultipartUploadResult", body) };
}

/** @throws AwsError InvalidPart, InvalidPartOrder, EntityTooSmall, MalformedXML */
function chosenParts(upload: Multipart, listed: readonly Record<string, unknown>[]): Blob[] {
  if (listed.length === 0) throw malformed();
  const numbers = listed.map(({ PartNumber }) => Number(asText(PartNumber)));
  if (numbers.some((number, index) => number <= (numbers[index - 1] ?? 0))) {
    const message =
      "The list of parts was not in ascending order. The parts list must be specified in order by part number.";
    throw new AwsError("InvalidPartOrder", 400, message);
  }
  return listed.map(({ ETag }, index) => {
    const number = numbers[index]!;
    const part = upload.parts.get(number);
    if (!part || part.md5 !== asText(ETag)?.replaceAll('"', "")) {
      const message =
        "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.";
      throw new AwsError("InvalidPart", 400, message, { PartNumber: number });
    }
    if (index < listed.length - 1 && part.size < MIN_PART_BYTES) {
      const message = "Your proposed upload is smaller than the minimum allowed size";
      throw new AwsError("EntityTooSmall", 400, message, { PartNumber: number, ProposedSize: part.size });
    }
    return part;
  });
}

/** @returns the whole body; its `md5` is the hash of the parts' hashes, as S3 makes the entity tag */
async function concatenate(store: Store, parts: readonly Blob[]): Promise<Blob> {
  const { file, path } = store.newBlob();
  try {
    await pipeline(
      async function* () {
        for (const part of parts) yield* createReadStream(store.blobPath(part.file));
      },
      createWriteStream(path, { flush: true, mode: 0o600 }),
    );
  } catch (error) {
    await rm(path, { force: true });
    throw diskError(error);
  }
  const hash = createHash("md5");
  for (const part of parts) hash.update(Buffer.from(part.md5, "hex"));
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  return { file, size, md5: hash.digest("hex"), checksums: {} };
}

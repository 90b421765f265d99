import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  InvalidObjectState,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { setting } from "../env/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import type { Objects, SignPut } from "../port/index.ts";
import { PATIENCE, patient, unlessSilent } from "./patience.ts";

const DELETE_BATCH = 1000;

/** The photo bucket over S3. */
export function awsObjects(): Objects {
  // Without this the SDK adds a CRC32 of its own to signed URLs, which the browser could not send.
  const client = patient(
    PATIENCE.service,
    (waits) => new S3Client({ ...waits, requestChecksumCalculation: "WHEN_REQUIRED" }),
  );
  const Bucket = setting("photos").name;
  const get = async (Key: string) => {
    const found = await absent(client.send(new GetObjectCommand({ Bucket, Key })));
    if (!found?.Body) return undefined;
    const bytes = Buffer.from(await unlessSilent("S3", found.Body.transformToByteArray()));
    return {
      bytes,
      size: bytes.length,
      metadata: found.Metadata ?? {},
      lastModified: found.LastModified ?? new Date(0),
    };
  };
  return {
    get,
    async getUnarchived(Key) {
      try {
        return await get(Key);
      } catch (error) {
        if (error instanceof InvalidObjectState) return "archived";
        throw error;
      }
    },
    async head(Key) {
      const found = await absent(client.send(new HeadObjectCommand({ Bucket, Key })));
      if (!found) return undefined;
      return {
        size: found.ContentLength ?? 0,
        metadata: found.Metadata ?? {},
        lastModified: found.LastModified ?? new Date(0),
      };
    },
    async put(Key, bytes, { contentType, cacheControl, tags }) {
      await client.send(
        new PutObjectCommand({
          Bucket,
          Key,
          Body: bytes,
          ContentType: contentType,
          CacheControl: cacheControl,
          Tagging: tags && new URLSearchParams(tags).toString(),
        }),
      );
    },
    async delete(allKeys) {
      for (let start = 0; start < allKeys.length; start += DELETE_BATCH) {
        const Objects = allKeys.slice(start, start + DELETE_BATCH).map((Key) => ({ Key }));
        const { Errors = [] } = await client.send(
          new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
        );
        if (Errors.length > 0)
          throw new SnapRaceError("unavailable", `S3 kept ${Errors.length} objects.`, { cause: Errors });
      }
    },
    async uploadOrigin() {
      return new URL(await getSignedUrl(client, new PutObjectCommand({ Bucket, Key: "origin" }))).origin;
    },
    signPut: (put) => signPut(client, Bucket, put),
  };
}

/** Everything that matters is signed as a header: by default a URL would leave type and length to the sender. */
async function signPut(client: S3Client, Bucket: string, put: SignPut) {
  const checksum = Buffer.from(put.sha256, "hex").toString("base64");
  const Tagging = new URLSearchParams(put.tags).toString();
  const command = new PutObjectCommand({
    Bucket,
    Key: put.key,
    ContentType: put.contentType,
    ContentLength: put.contentLength,
    ChecksumSHA256: checksum,
    IfNoneMatch: "*",
    Metadata: { ...put.metadata },
    Tagging,
    CacheControl: put.cacheControl,
  });
  const headers: Record<string, string> = {
    "content-type": put.contentType,
    "if-none-match": "*",
    "x-amz-checksum-sha256": checksum,
    "x-amz-tagging": Tagging,
    ...(put.cacheControl !== undefined && { "cache-control": put.cacheControl }),
  };
  for (const [name, value] of Object.entries(put.metadata)) headers[`x-amz-meta-${name}`] = value;
  const amz = Object.keys(headers).filter((name) => name.startsWith("x-amz-"));
  const url = await getSignedUrl(client, command, {
    expiresIn: put.expiresInSeconds,
    signableHeaders: new Set(["host", "content-length", ...Object.keys(headers)]),
    unhoistableHeaders: new Set(amz),
  });
  return { url, headers };
}

async function absent<Output>(request: Promise<Output>): Promise<Output | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof NoSuchKey || error instanceof NotFound) return undefined;
    throw error;
  }
}

import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  DeleteObjectTaggingCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { s3On } from "../support/s3.ts";

const root = temporaryFolder();
const Bucket = "photos";
let s3: Awaited<ReturnType<typeof s3On>>;

beforeAll(async () => {
  s3 = await s3On(root);
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(() => s3.close());

const put = (Key: string, Body: string | Uint8Array = "body", more: object = {}) =>
  s3.client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const text = async (Key: string, more: object = {}) => {
  const object = await s3.client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return object.Body?.transformToString();
};

describe("objects", () => {
  test("An object comes back with its bytes, type, metadata, cache header and entity tag", async () => {
    const body = randomBytes(300_000);
    const written = await put("a/photo.jpg", body, {
      ContentType: "image/jpeg",
      CacheControl: "public, max-age=60",
      Metadata: { "file-name": "IMG%201.jpg" },
    });
    const read = await s3.client.send(new GetObjectCommand({ Bucket, Key: "a/photo.jpg" }));
    const bytes = await read.Body?.transformToByteArray();
    expect(Buffer.from(bytes ?? []).equals(body)).toBe(true);
    expect(read).toMatchObject({
      ContentType: "image/jpeg",
      CacheControl: "public, max-age=60",
      Metadata: { "file-name": "IMG%201.jpg" },
      ContentLength: 300_000,
      ETag: `"${createHash("md5").update(body).digest("hex")}"`,
    });
    expect(written.ETag).toBe(read.ETag);
  });

  test("HEAD answers what GET answers, without the body", async () => {
    await put("head", "12345", { ContentType: "text/plain" });
    const head = await s3.client.send(new HeadObjectCommand({ Bucket, Key: "head" }));
    expect(head).toMatchObject({ ContentLength: 5, ContentType: "text/plain" });
  });

  test("A missing key is NoSuchKey for GET and NotFound for HEAD", async () => {
    await expect(text("missing")).rejects.toMatchObject({ name: "NoSuchKey" });
    const head = s3.client.send(new HeadObjectCommand({ Bucket, Key: "missing" }));
    await expect(head).rejects.toMatchObject({ name: "NotFound" });
  });

  test("Keys with spaces, slashes, Hangul, plus signs and parentheses are kept apart", async () => {
    const keys = ["k/a b", "k/a+b", "k/a%20b", "k/사진 (1).jpg", "k/a!b*c'd", "k//double"];
    for (const key of keys) await put(key, key);
    for (const key of keys) expect(await text(key)).toBe(key);
    const listed = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: "k/" }));
    expect(listed.Contents?.map(({ Key }) => Key).sort()).toEqual([...keys].sort());
  });

  test("A key that would leave the root is refused, and nothing outside the root is written", async () => {
    const response = await fetch(`${s3.server.url}/${Bucket}/%2e%2e/%2e%2e/escaped`, { method: "PUT", body: "x" });
    expect(response.status).toBeGreaterThanOrEqual(400);
    await put("..%2f..%2fescaped", "x");
    expect(existsSync(path.join(root, "..", "escaped"))).toBe(false);
    expect(readdirSync(root).sort()).toEqual(["blobs", "journal.jsonl"]);
  });

  test("If-None-Match: * makes a PUT write-once", async () => {
    await put("once", "first", { IfNoneMatch: "*" });
    const second = put("once", "second", { IfNoneMatch: "*" });
    await expect(second).rejects.toMatchObject({ name: "PreconditionFailed", $metadata: { httpStatusCode: 412 } });
    expect(await text("once")).toBe("first");
  });

  test("Of many writers of one write-once key exactly one wins, and no body of a loser stays on disk", async () => {
    const before = blobs().length;
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, writer) => put("race", `writer ${writer}`, { IfNoneMatch: "*" })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect.poll(() => blobs().length).toBe(before + 1);
  });

  test("If-Match on GET refuses another version, If-None-Match answers 304", async () => {
    const { ETag } = await put("conditional", "x");
    const changed = text("conditional", { IfMatch: '"00000000000000000000000000000000"' });
    await expect(changed).rejects.toMatchObject({ name: "PreconditionFailed" });
    const same = text("conditional", { IfNoneMatch: ETag });
    await expect(same).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  });

  test.each([
    ["bytes=2-4", "234", "bytes 2-4/10"],
    ["bytes=7-", "789", "bytes 7-9/10"],
    ["bytes=-2", "89", "bytes 8-9/10"],
    ["bytes=5-100", "56789", "bytes 5-9/10"],
  ])("Range %s answers %s", async (Range, expected, ContentRange) => {
    await put("range", "0123456789");
    const read = await s3.client.send(new GetObjectCommand({ Bucket, Key: "range", Range }));
    expect(await read.Body?.transformToString()).toBe(expected);
    expect(read.ContentRange).toBe(ContentRange);
  });

  test("A range beyond the end is InvalidRange", async () => {
    await put("range", "0123456789");
    await expect(text("range", { Range: "bytes=10-" })).rejects.toMatchObject({ name: "InvalidRange" });
  });

  test.each(["CRC32", "CRC32C", "SHA1", "SHA256"] as const)(
    "A %s checksum is computed by the SDK, verified, kept and answered",
    async (ChecksumAlgorithm) => {
      const written = await put(`sum-${ChecksumAlgorithm}`, "checked", { ChecksumAlgorithm });
      const name = `Checksum${ChecksumAlgorithm}` as const;
      expect(written[name]).toBeTruthy();
      const command = new GetObjectCommand({ Bucket, Key: `sum-${ChecksumAlgorithm}`, ChecksumMode: "ENABLED" });
      const read = await s3.client.send(command);
      expect(read[name]).toBe(written[name]);
      expect(await read.Body?.transformToString()).toBe("checked");
    },
  );

  test("A wrong checksum is BadDigest and stores nothing", async () => {
    const wrong = createHash("sha256").update("something else").digest("base64");
    await expect(put("wrong-sum", "body", { ChecksumSHA256: wrong })).rejects.toMatchObject({ name: "BadDigest" });
    await expect(text("wrong-sum")).rejects.toMatchObject({ name: "NoSuchKey" });
  });

  test("An empty object is an object", async () => {
    await put("empty", "");
    expect(await text("empty")).toBe("");
  });

  test("Copying keeps metadata unless told to replace it, and outlives its source", async () => {
    await put("source", "copied", { Metadata: { kept: "yes" }, Tagging: "a=1" });
    await s3.client.send(new CopyObjectCommand({ Bucket, Key: "copy", CopySource: `${Bucket}/source` }));
    await s3.client.send(
      new CopyObjectCommand({
        Bucket,
        Key: "copy-2",
        CopySource: `${Bucket}/source`,
        MetadataDirective: "REPLACE",
        Metadata: { other: "1" },
      }),
    );
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: "source" }));
    const copy = await s3.client.send(new GetObjectCommand({ Bucket, Key: "copy" }));
    expect(await copy.Body?.transformToString()).toBe("copied");
    expect(copy).toMatchObject({ Metadata: { kept: "yes" }, TagCount: 1 });
    const replaced = await s3.client.send(new HeadObjectCommand({ Bucket, Key: "copy-2" }));
    expect(replaced.Metadata).toEqual({ other: "1" });
  });

  test("Tags can be set with the object, replaced, read and removed without touching the body", async () => {
    await put("tagged", "body", { Tagging: "folder=raw" });
    const tags = async () =>
      (await s3.client.send(new GetObjectTaggingCommand({ Bucket, Key: "tagged" }))).TagSet ?? [];
    expect(await tags()).toEqual([{ Key: "folder", Value: "raw" }]);
    const TagSet = [{ Key: "folder", Value: "보관 & more" }];
    await s3.client.send(new PutObjectTaggingCommand({ Bucket, Key: "tagged", Tagging: { TagSet } }));
    expect(await tags()).toEqual(TagSet);
    await s3.client.send(new DeleteObjectTaggingCommand({ Bucket, Key: "tagged" }));
    expect(await tags()).toEqual([]);
    expect(await text("tagged")).toBe("body");
  });

  test("More than ten tags are refused", async () => {
    const Tagging = new URLSearchParams(
      Array.from({ length: 11 }, (_, index): [string, string] => [`k${index}`, "v"]),
    ).toString();
    await expect(put("many-tags", "x", { Tagging })).rejects.toMatchObject({ name: "BadRequest" });
  });

  test("Deleting is idempotent, alone and in bulk", async () => {
    await put("gone", "x");
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: "gone" }));
    await s3.client.send(new DeleteObjectCommand({ Bucket, Key: "gone" }));
    await put("bulk & <1>", "x");
    const Objects = [{ Key: "bulk & <1>" }, { Key: "never-there" }];
    const deleted = await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(deleted.Deleted).toEqual(Objects);
    await expect(text("bulk & <1>")).rejects.toMatchObject({ name: "NoSuchKey" });
  });
});

describe("buckets and lists", () => {
  test("A bucket is made once, found, listed and deleted when empty", async () => {
    await s3.client.send(new CreateBucketCommand({ Bucket: "other" }));
    const again = s3.client.send(new CreateBucketCommand({ Bucket: "other" }));
    await expect(again).rejects.toMatchObject({ name: "BucketAlreadyOwnedByYou" });
    await s3.client.send(new HeadBucketCommand({ Bucket: "other" }));
    const listed = await s3.client.send(new ListBucketsCommand({}));
    expect(listed.Buckets?.map(({ Name }) => Name)).toEqual(["other", Bucket]);
    await s3.client.send(new PutObjectCommand({ Bucket: "other", Key: "x", Body: "x" }));
    const full = s3.client.send(new DeleteBucketCommand({ Bucket: "other" }));
    await expect(full).rejects.toMatchObject({ name: "BucketNotEmpty" });
    await s3.client.send(new DeleteObjectCommand({ Bucket: "other", Key: "x" }));
    await s3.client.send(new DeleteBucketCommand({ Bucket: "other" }));
    const gone = s3.client.send(new PutObjectCommand({ Bucket: "other", Key: "x", Body: "x" }));
    await expect(gone).rejects.toMatchObject({ name: "NoSuchBucket" });
  });

  test("Lists page through every key once, in byte order, and group by delimiter", async () => {
    const keys = ["l/a/1", "l/a/2", "l/b/1", "l/c", "l/é", "l/사", "l/🏃"];
    for (const key of keys) await put(key);
    const seen: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.client.send(
        new ListObjectsV2Command({ Bucket, Prefix: "l/", MaxKeys: 2, ContinuationToken }),
      );
      seen.push(...(page.Contents ?? []).map(({ Key }) => Key));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    expect(seen).toEqual(keys);

    const grouped = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: "l/", Delimiter: "/" }));
    expect(grouped.CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(["l/a/", "l/b/"]);
    expect(grouped.Contents?.map(({ Key }) => Key)).toEqual(keys.slice(3));
    const after = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix: "l/", StartAfter: "l/b/1" }));
    expect(after.Contents?.map(({ Key }) => Key)).toEqual(keys.slice(3));
  });

  test("An operation the server does not have is NotImplemented by name", async () => {
    await put("acl");
    const call = s3.client.send(new GetObjectAclCommand({ Bucket, Key: "acl" }));
    await expect(call).rejects.toMatchObject({ name: "NotImplemented", message: expect.stringContaining("acl") });
  });
});

function blobs(): string[] {
  return readdirSync(path.join(root, "blobs"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

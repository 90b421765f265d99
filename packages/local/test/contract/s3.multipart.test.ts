import { randomBytes } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { s3On } from "../support/s3.ts";

const root = temporaryFolder();
const Bucket = "photos";
const MIB = 1024 ** 2;
let s3: Awaited<ReturnType<typeof s3On>>;

beforeAll(async () => {
  s3 = await s3On(root);
  await s3.client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(() => s3.close());

async function begin(Key: string): Promise<string> {
  const { UploadId } = await s3.client.send(
    new CreateMultipartUploadCommand({ Bucket, Key, ContentType: "image/jpeg", Metadata: { by: "test" } }),
  );
  return UploadId!;
}

const part = (Key: string, UploadId: string, PartNumber: number, Body: Uint8Array) =>
  s3.client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));

test("An upload in parts survives a restart of the server and becomes one object", async () => {
  const Key = "multi/big.jpg";
  const UploadId = await begin(Key);
  const [first, second] = [randomBytes(5 * MIB), randomBytes(1000)];
  const one = await part(Key, UploadId, 1, first);

  await s3.close();
  s3 = await s3On(root);

  const two = await part(Key, UploadId, 2, second);
  const listed = await s3.client.send(new ListPartsCommand({ Bucket, Key, UploadId }));
  expect(listed.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
    [1, 5 * MIB],
    [2, 1000],
  ]);
  const Parts = [one, two].map(({ ETag }, index) => ({ ETag, PartNumber: index + 1 }));
  const done = await s3.client.send(
    new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
  );
  expect(done.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
  const read = await s3.client.send(new GetObjectCommand({ Bucket, Key }));
  expect(Buffer.from((await read.Body?.transformToByteArray()) ?? []).equals(Buffer.concat([first, second]))).toBe(
    true,
  );
  expect(read).toMatchObject({ ContentType: "image/jpeg", Metadata: { by: "test" } });
  const open = await s3.client.send(new ListMultipartUploadsCommand({ Bucket }));
  expect(open.Uploads ?? []).toEqual([]);
});

test("A part that was not sent, a wrong order and a part that is too small are refused by name", async () => {
  const Key = "multi/refused";
  const UploadId = await begin(Key);
  const one = await part(Key, UploadId, 1, randomBytes(10));
  const two = await part(Key, UploadId, 2, randomBytes(10));
  const complete = (Parts: { ETag: string | undefined; PartNumber: number }[]) =>
    s3.client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
  const [first, second] = [
    { ETag: one.ETag, PartNumber: 1 },
    { ETag: two.ETag, PartNumber: 2 },
  ];
  await expect(complete([{ ...first, PartNumber: 3 }])).rejects.toMatchObject({ name: "InvalidPart" });
  await expect(complete([second, first])).rejects.toMatchObject({ name: "InvalidPartOrder" });
  await expect(complete([first, second])).rejects.toMatchObject({ name: "EntityTooSmall" });
});

test("An aborted upload is gone with its parts", async () => {
  const Key = "multi/aborted";
  const UploadId = await begin(Key);
  await part(Key, UploadId, 1, randomBytes(10));
  await s3.client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  await expect(part(Key, UploadId, 2, randomBytes(10))).rejects.toMatchObject({ name: "NoSuchUpload" });
});

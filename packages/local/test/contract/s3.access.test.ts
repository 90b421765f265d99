import { createHash } from "node:crypto";
import {
  CreateBucketCommand,
  GetBucketCorsCommand,
  GetObjectCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/folder.ts";
import { CREDENTIALS, REGION, s3On } from "../support/s3.ts";

const Bucket = "photos";
const ORIGIN = "https://snaprace.example";
let now = Date.now();
let s3: Awaited<ReturnType<typeof s3On>>;

beforeAll(async () => {
  s3 = await s3On(temporaryFolder(), { clock: { now: () => now } });
  await s3.client.send(new CreateBucketCommand({ Bucket }));
  await s3.client.send(new PutObjectCommand({ Bucket, Key: "seen", Body: "seen" }));
  const rule = {
    AllowedOrigins: [ORIGIN, "https://*.preview.example"],
    AllowedMethods: ["PUT"],
    AllowedHeaders: ["content-type", "x-amz-*"],
    ExposeHeaders: ["etag"],
    MaxAgeSeconds: 600,
  };
  await s3.client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [rule] } }));
});
afterAll(() => s3.close());

describe("signatures", () => {
  test("A request without a signature is AccessDenied", async () => {
    const response = await fetch(`${s3.server.url}/${Bucket}/seen`);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("<Code>AccessDenied</Code>");
  });

  test.each([
    ["SignatureDoesNotMatch", { ...CREDENTIALS, secretAccessKey: "wrong" }],
    ["InvalidAccessKeyId", { ...CREDENTIALS, accessKeyId: "WRONG" }],
  ])("%s is answered to wrong credentials", async (name, credentials) => {
    const client = new S3Client({ endpoint: s3.server.url, region: REGION, credentials, maxAttempts: 1 });
    const call = client.send(new GetObjectCommand({ Bucket, Key: "seen" }));
    await expect(call).rejects.toMatchObject({ name });
    client.destroy();
  });

  test("A signed URL opens its object until it expires", async () => {
    const url = await getSignedUrl(s3.client, new GetObjectCommand({ Bucket, Key: "seen" }), { expiresIn: 60 });
    expect(await (await fetch(url)).text()).toBe("seen");
    now += 61_000;
    const expired = await fetch(url);
    now -= 61_000;
    expect(expired.status).toBe(403);
    expect(await expired.text()).toContain("Request has expired");
  });

  test("A signed URL opens nothing but its own object", async () => {
    const url = await getSignedUrl(s3.client, new GetObjectCommand({ Bucket, Key: "seen" }), { expiresIn: 60 });
    const other = await fetch(url.replace("/seen", "/other"));
    expect(await other.text()).toContain("<Code>SignatureDoesNotMatch</Code>");
  });

  test("A signed URL may name the file of its download", async () => {
    const command = new GetObjectCommand({
      Bucket,
      Key: "seen",
      ResponseContentDisposition: 'attachment; filename="a.jpg"',
    });
    const response = await fetch(await getSignedUrl(s3.client, command, { expiresIn: 60 }));
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="a.jpg"');
  });

  describe("a signed PUT", () => {
    const body = "these very bytes";
    const headers = {
      "content-type": "image/jpeg",
      "if-none-match": "*",
      "x-amz-checksum-sha256": createHash("sha256").update(body).digest("base64"),
    };
    const sign = (Key: string) => {
      const command = new PutObjectCommand({
        Bucket,
        Key,
        ContentType: "image/jpeg",
        ContentLength: body.length,
        IfNoneMatch: "*",
        ChecksumSHA256: headers["x-amz-checksum-sha256"],
      });
      return getSignedUrl(s3.client, command, {
        expiresIn: 60,
        signableHeaders: new Set(["host", "content-length", ...Object.keys(headers)]),
        unhoistableHeaders: new Set(["x-amz-checksum-sha256"]),
      });
    };

    test("stores exactly the signed bytes, once", async () => {
      const url = await sign("signed");
      expect((await fetch(url, { method: "PUT", headers, body })).status).toBe(200);
      expect((await fetch(url, { method: "PUT", headers, body })).status).toBe(412);
    });

    test("is taken once when several come at the same moment, and never with other bytes", async () => {
      const url = await sign("raced");
      const sent = [body, body, "THESE very bytes", body, body];
      const answers = await Promise.all(sent.map((bytes) => fetch(url, { method: "PUT", headers, body: bytes })));
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 200)).toHaveLength(1);
      expect(statuses[2]).toBe(400);
      const stored = await s3.client.send(new GetObjectCommand({ Bucket, Key: "raced" }));
      expect(await stored.Body?.transformToString()).toBe(body);
    });

    test.each([
      ["other bytes of the same length", headers, "THESE very bytes"],
      ["another type", { ...headers, "content-type": "text/html" }, body],
      ["another length", headers, `${body}!`],
      ["an unsigned header", { ...headers, "x-amz-meta-extra": "1" }, body],
    ])("refuses %s", async (_, sent, bytes) => {
      const response = await fetch(await sign("refused"), { method: "PUT", headers: sent, body: bytes });
      expect(response.status).toBeGreaterThanOrEqual(400);
      const read = s3.client.send(new GetObjectCommand({ Bucket, Key: "refused" }));
      await expect(read).rejects.toMatchObject({ name: "NoSuchKey" });
    });
  });
});

describe("CORS", () => {
  const preflight = (origin: string, method: string, wanted: string) =>
    fetch(`${s3.server.url}/${Bucket}/key`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": method, "access-control-request-headers": wanted },
    });

  test("The rules come back as they were set", async () => {
    const { CORSRules } = await s3.client.send(new GetBucketCorsCommand({ Bucket }));
    expect(CORSRules?.[0]).toMatchObject({ AllowedMethods: ["PUT"], MaxAgeSeconds: 600 });
  });

  test.each([ORIGIN, "https://a.preview.example"])("A preflight from %s is allowed", async (origin) => {
    const response = await preflight(origin, "PUT", "content-type,x-amz-meta-a");
    expect(response.status).toBe(200);
    expect(response.headers.get("access-control-allow-origin")).toBe(origin);
    expect(response.headers.get("access-control-allow-headers")).toBe("content-type, x-amz-meta-a");
  });

  test.each([
    ["another origin", "https://evil.example", "PUT", "content-type"],
    ["another method", ORIGIN, "DELETE", "content-type"],
    ["another header", ORIGIN, "PUT", "authorization"],
  ])("A preflight with %s is refused", async (_, origin, method, wanted) => {
    expect((await preflight(origin, method, wanted)).status).toBe(403);
  });

  test("An answer to an allowed origin says so even when it is an error", async () => {
    const response = await fetch(`${s3.server.url}/${Bucket}/x`, {
      method: "PUT",
      headers: { origin: ORIGIN },
      body: "x",
    });
    expect(response.status).toBe(403);
    expect(response.headers.get("access-control-allow-origin")).toBe(ORIGIN);
  });
});

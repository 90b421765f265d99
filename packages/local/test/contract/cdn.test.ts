import { readFileSync } from "node:fs";
import path from "node:path";
import {
  CloudFrontKeyValueStoreClient,
  DeleteKeyCommand,
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  ListKeysCommand,
  PutKeyCommand,
  UpdateKeysCommand,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import "@aws-sdk/signature-v4a";
import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { edge } from "@snaprace/core/topology";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startCdn } from "../../src/cdn/index.ts";
import { type RunningKeyValueStore, startKeyValueStore } from "../../src/key-value-store/index.ts";
import "@snaprace/core/env/localhost-names";
import type { RunningServer } from "../../src/server/index.ts";
import { ROOT } from "../../src/stack/index.ts";
import { temporaryFolder } from "../support/folder.ts";
import { CREDENTIALS, REGION, s3On } from "../support/s3.ts";

const KvsARN = "arn:aws:cloudfront::000000000000:key-value-store/5aa9b1c2-0000-4000-8000-000000000000";
const PHOTO = "0123456789ABCDEFGHJKMNPQRS";
const IMAGE = `/demo/seoul-trail/processed/${PHOTO}_400.webp`;
const VIDEO = `/demo/seoul-trail/video/${PHOTO}.mp4`;
const SITE = "http://localhost:3000";
const directory = temporaryFolder();
const bugs: unknown[] = [];

let s3: Awaited<ReturnType<typeof s3On>>;
let store: RunningKeyValueStore;
let cdn: RunningServer;
let client: CloudFrontKeyValueStoreClient;

const startStore = () =>
  startKeyValueStore({
    port: 0,
    directory,
    arn: KvsARN,
    clock: { now: () => Date.UTC(2026, 9, 18) },
    onBug: (error) => void bugs.push(error),
  });
const clientFor = (port: number) =>
  new CloudFrontKeyValueStoreClient({
    endpoint: `http://localhost:${port}`,
    region: REGION,
    credentials: CREDENTIALS,
    maxAttempts: 1,
  });

beforeAll(async () => {
  s3 = await s3On(temporaryFolder());
  await s3.client.send(new CreateBucketCommand({ Bucket: "photos" }));
  for (const Key of [
    IMAGE.slice(1),
    `demo/seoul-trail/raw/${PHOTO}.original`,
    `demo/seoul-trail/analysis/${PHOTO}.json`,
  ]) {
    const more = { ContentType: "image/webp", CacheControl: "public, max-age=60, s-maxage=31536000" };
    await s3.client.send(new PutObjectCommand({ Bucket: "photos", Key, Body: `bytes of ${Key}`, ...more }));
  }
  const film = { ContentType: "video/mp4", CacheControl: "public, max-age=60, s-maxage=31536000, immutable" };
  await s3.client.send(new PutObjectCommand({ Bucket: "photos", Key: VIDEO.slice(1), Body: "0123456789", ...film }));
  store = await startStore();
  client = clientFor(store.port);
  cdn = await startCdn({
    port: 0,
    s3: { endpoint: s3.server.url, region: REGION, bucket: "photos", credentials: CREDENTIALS },
    functionSource: readFileSync(path.join(ROOT, edge.functionFile), "utf8"),
    keyValueStore: { get: (key) => store.get(key) },
    siteOrigins: [SITE],
    onBug: (error) => void bugs.push(error),
  });
});
afterAll(async () => {
  await cdn.close();
  client.destroy();
  await store.close();
  await s3.close();
  expect(bugs).toEqual([]);
});

async function etag(): Promise<string | undefined> {
  return (await client.send(new DescribeKeyValueStoreCommand({ KvsARN }))).ETag;
}
const put = async (Key: string, Value: string) =>
  client.send(new PutKeyCommand({ KvsARN, Key, Value, IfMatch: await etag() }));
const remove = async (Key: string) => client.send(new DeleteKeyCommand({ KvsARN, Key, IfMatch: await etag() }));
const get = (url: string, headers: Record<string, string> = {}) => fetch(`${cdn.url}${url}`, { headers });

describe("images", () => {
  beforeEach(() => put(edge.keys.event("seoul-trail"), "published"));

  test("An image of a published event is served with its type and cache header, and readable by our site only", async () => {
    const response = await get(IMAGE, { origin: SITE });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(`bytes of ${IMAGE.slice(1)}`);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=60, s-maxage=31536000",
      "access-control-allow-origin": SITE,
      "x-content-type-options": "nosniff",
    });
    const elsewhere = await get(IMAGE, { origin: "https://evil.example" });
    expect(elsewhere.headers.get("access-control-allow-origin")).toBeNull();
    expect([...response.headers.keys()].filter((name) => name.startsWith("x-amz"))).toEqual([]);
  });

  test("A browser that has the image gets 304", async () => {
    const tag = (await get(IMAGE)).headers.get("etag") ?? "";
    expect((await get(IMAGE, { "if-none-match": tag })).status).toBe(304);
  });

  test.each([
    ["the original", `/demo/seoul-trail/raw/${PHOTO}.original`],
    ["the analysis", `/demo/seoul-trail/analysis/${PHOTO}.json`],
    ["the original through dots", `/demo/seoul-trail/processed/../raw/${PHOTO}.original`],
    ["the original through encoded dots", `/demo/seoul-trail/processed/%2e%2e/raw/${PHOTO}.original`],
    ["the original through an encoded slash", `/demo/seoul-trail/processed/..%2fraw%2f${PHOTO}.original`],
    ["a rendition that does not exist", `/demo/seoul-trail/processed/${PHOTO}.original`],
    ["a photo that does not exist", `/demo/seoul-trail/processed/${PHOTO.replace("0", "1")}.jpg`],
    ["an image with two slashes", `/demo//seoul-trail/processed/${PHOTO}.jpg`],
    ["an image with a slash behind", `/demo/seoul-trail/processed/${PHOTO}.jpg/`],
    ["an image with a zero byte", `/demo/seoul-trail/processed/${PHOTO}.jpg%00.original`],
    ["an image in other letters", `/DEMO/seoul-trail/processed/${PHOTO}.JPG`],
    ["an image with a path in a parameter", `/demo/seoul-trail/processed/${PHOTO}.jpg;x=/../../raw/${PHOTO}.original`],
    ["an image of another organizer", `/other/seoul-trail/processed/${PHOTO}.jpg`],
    ["the list of the bucket", "/?list-type=2"],
    ["the root", "/"],
  ])("%s is not served", async (_, url) => {
    expect((await get(url)).status).toBe(404);
  });

  test("A tombstone takes one photo away at once", async () => {
    await put(edge.keys.photo(PHOTO), "taken-down");
    expect((await get(IMAGE)).status).toBe(404);
    await remove(edge.keys.photo(PHOTO));
    expect((await get(IMAGE)).status).toBe(200);
  });

  test("A closed event is seen with its preview token only", async () => {
    await remove(edge.keys.event("seoul-trail"));
    await put(edge.keys.preview("token-of-this-event"), "seoul-trail");
    await put(edge.keys.preview("token-of-another"), "another");
    expect((await get(IMAGE)).status).toBe(404);
    expect((await get(`${IMAGE}?preview=token-of-another`)).status).toBe(404);
    expect((await get(`${IMAGE}?preview=token-of-this-event`)).status).toBe(200);
  });

  test("A player gets the stretch of a video that it asks for, and is told where a video ends", async () => {
    const whole = await get(VIDEO);
    expect([whole.status, await whole.text()]).toEqual([200, "0123456789"]);
    expect(whole.headers.get("accept-ranges")).toBe("bytes");
    const stretch = await get(VIDEO, { range: "bytes=3-5" });
    expect([stretch.status, await stretch.text()]).toEqual([206, "345"]);
    expect(Object.fromEntries(stretch.headers)).toMatchObject({
      "content-type": "video/mp4",
      "content-range": "bytes 3-5/10",
      "content-length": "3",
      "cache-control": "public, max-age=60, s-maxage=31536000, immutable",
    });
    const rest = await get(VIDEO, { range: "bytes=8-" });
    expect([rest.status, await rest.text()]).toEqual([206, "89"]);
    expect((await get(VIDEO, { range: "bytes=10-" })).status).toBe(416);
  });

  test("A video of a closed event is seen with its preview token only, and nothing else lies beside it", async () => {
    await remove(edge.keys.event("seoul-trail"));
    await put(edge.keys.preview("token-of-this-event"), "seoul-trail");
    expect((await get(VIDEO, { range: "bytes=0-3" })).status).toBe(404);
    expect((await get(`${VIDEO}?preview=token-of-another`)).status).toBe(404);
    expect((await get(`${VIDEO}?preview=token-of-this-event`)).status).toBe(200);
    await put(edge.keys.event("seoul-trail"), "published");
    for (const other of [
      VIDEO.replace(".mp4", ".json"),
      VIDEO.replace(".mp4", ""),
      VIDEO.replace("/video/", "/video/../raw/"),
    ]) {
      expect((await get(other)).status).toBe(404);
    }
  });

  test("A video that was taken away is gone at once, whatever copies there are", async () => {
    await put(edge.keys.video("seoul-trail", `${PHOTO}.mp4`), "takedown");
    expect((await get(VIDEO)).status).toBe(404);
    await remove(edge.keys.video("seoul-trail", `${PHOTO}.mp4`));
    // A photo of the same bytes is another matter.
    await put(edge.keys.photo(PHOTO), "takedown");
    expect((await get(VIDEO)).status).toBe(200);
    await remove(edge.keys.photo(PHOTO));
  });

  test("Nothing but reading is allowed", async () => {
    expect((await fetch(`${cdn.url}${IMAGE}`, { method: "PUT", body: "x" })).status).toBe(405);
  });
});

describe("key value store", () => {
  test("Keys are put, read, listed, updated together and deleted", async () => {
    await put("a/key with spaces", "1");
    expect(await client.send(new GetKeyCommand({ KvsARN, Key: "a/key with spaces" }))).toMatchObject({ Value: "1" });
    await client.send(
      new UpdateKeysCommand({
        KvsARN,
        IfMatch: await etag(),
        Puts: [{ Key: "a/2", Value: "2" }],
        Deletes: [{ Key: "a/key with spaces" }],
      }),
    );
    const { Items } = await client.send(new ListKeysCommand({ KvsARN, MaxResults: 50 }));
    expect(Items?.filter(({ Key }) => Key?.startsWith("a/"))).toEqual([{ Key: "a/2", Value: "2" }]);
    await remove("a/2");
    const gone = client.send(new GetKeyCommand({ KvsARN, Key: "a/2" }));
    await expect(gone).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  test("The product closes and opens photos fifty to a call, and what is not there does not matter", async () => {
    vi.stubEnv("SST_RESOURCE_EdgeStore", JSON.stringify({ arn: KvsARN }));
    vi.stubEnv("AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE", `http://localhost:${store.port}`);
    vi.stubEnv("AWS_REGION", REGION);
    vi.stubEnv("AWS_ACCESS_KEY_ID", CREDENTIALS.accessKeyId);
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", CREDENTIALS.secretAccessKey);
    const { awsEdgeStore } = await import("@snaprace/core/aws");
    const product = awsEdgeStore();
    const keys = Array.from({ length: 120 }, (_, index) => `many/${index}`);
    const before = bugs.length;
    await product.putMany([...keys, "many/0"], "hidden");
    expect(keys.map((key) => store.get(key))).toEqual(keys.map(() => "hidden"));
    await product.deleteMany([...keys, "many/never"]);
    expect(keys.filter((key) => store.get(key) !== undefined)).toEqual([]);
    await product.putMany([], "hidden");
    expect(bugs).toHaveLength(before);
    vi.unstubAllEnvs();
  });

  test("A writer that has not seen the latest version is refused", async () => {
    const seen = await etag();
    await put("b", "1");
    const late = client.send(new PutKeyCommand({ KvsARN, Key: "b", Value: "2", IfMatch: seen }));
    await expect(late).rejects.toMatchObject({ name: "ConflictException" });
  });

  test("Pairs survive a restart", async () => {
    await put("c", "kept");
    await store.close();
    client.destroy();
    store = await startStore();
    client = clientFor(store.port);
    expect(await client.send(new GetKeyCommand({ KvsARN, Key: "c" }))).toMatchObject({ Value: "kept" });
  });
});

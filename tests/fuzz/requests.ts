import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { Brand } from "../../packages/core/src/brand/index.ts";
import { Gallery } from "../../packages/core/src/gallery/index.ts";
import { Image } from "../../packages/core/src/image/index.ts";
import { Import } from "../../packages/core/src/import/index.ts";
import { Ingest } from "../../packages/core/src/ingest/index.ts";
import { readProof } from "../../packages/core/src/privacy/proof.ts";
import { Upload } from "../../packages/core/src/upload/index.ts";
import { WORKBOOK } from "../../packages/core/test/support/workbook.ts";
import { Collections } from "../../packages/local/src/rekognition/collection.ts";
import { parsePath } from "../../packages/local/src/s3/path.ts";
import { AwsError } from "../../packages/local/src/server/index.ts";
import { call, SUPPORTED } from "../../packages/vision/src/rekognition/index.ts";
import { altered, ensure, mixed, orRefusal, type Target, target } from "./target.ts";

/* Whole requests, and files that are opened by libraries. */

const PHOTO_ID = "0123456789ABCDEFGHJKMNPQRS";
const HASH = "0123456789abcdef".repeat(4);
const EVENT = { organizerId: "demo", eventId: "race", photosExpireAt: undefined };
const CLOCK = { now: () => new Date(Date.UTC(2026, 9, 18)) };

/** Anything JSON can be, between values that are right. */
function nearly(right: unknown): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: fc.jsonValue() });
}

/** An object of which some fields are right, some are anything, and some are missing. */
function nearlyRight(right: Readonly<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.fromEntries(Object.entries(right).map(([name, value]) => [name, nearly(value)]));
  return fc.record(fields, { requiredKeys: [] });
}

const PICTURE = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#8a5a3c" } })
  .jpeg()
  .toBuffer();
const PNG = await sharp(PICTURE).png().toBuffer();
const collections = new Collections(mkdtempSync(path.join(tmpdir(), "snaprace-fuzz-")));
await collections.create("demo-race", 0);
const recogniser = {
  vision: {
    detectText: async () => [],
    detectFaces: async () => [],
    describeFaces: async () => [],
    close: async () => undefined,
  },
  store: collections,
  account: "000000000000",
  region: "ap-northeast-2",
  now: () => 0,
  fetchObject: async (_: string, key: string) => (key === "known" ? { bytes: PICTURE, etag: "" } : undefined),
} as never;
/** What would take the collection away, or fill the folder with others. */
const KEPT: readonly string[] = ["DeleteCollection", "CreateCollection"];

export const REQUESTS: readonly Target[] = [
  target(
    "requests for signatures of uploads",
    fc.record({
      photographerId: fc.oneof(fc.constant(undefined), fc.jsonValue()),
      files: fc.oneof(
        fc.array(nearlyRight({ name: "../a.jpg", size: 3, type: "image/jpeg", sha256: HASH }), { maxLength: 3 }),
        fc.jsonValue(),
      ),
    }),
    async (input) => {
      const keys: string[] = [];
      const objects = {
        signPut: async ({ key }: { key: string }) => {
          keys.push(key);
          return { url: "", headers: {} };
        },
      };
      const truth = { from: () => refusing() };
      const context = {
        truth,
        objects,
        projection: { photos: async () => [], counts: async () => ({}) },
        event: EVENT,
        clock: CLOCK,
      };
      await refused(async () => Upload.sign(context as never, input as never));
      for (const key of keys) {
        ensure(/^demo\/race\/raw\/[0-9A-HJKMNP-TV-Z]{26}\.original$/.test(key), `“${key}” was signed.`);
      }
    },
  ),
  target(
    "addresses at S3",
    mixed("/photos/", "demo/race/raw/", "../", "%2e%2e/", "%2F", "%00", "%", "//", "한", "?x", "#", "\\"),
    (written) => {
      const asked = `/${written}`.split("?", 1)[0]!;
      if (!URL.canParse(asked, "http://s3")) return;
      const found = orRefusal(() => parsePath(asked, new URL(asked, "http://s3")));
      if (found) ensure(!found.bucket.includes("/") && !found.key.includes("\0"), `${asked} is taken.`);
    },
  ),
  target(
    "inputs of executions",
    nearlyRight({
      photo: { ...EVENT, photoId: PHOTO_ID, fileName: "a", size: 1, uploadedAt: "2026-10-18T00:00:00.000Z" },
      attempt: 1,
      event: { timeZone: "Asia/Seoul", indexFaces: true, bibRules: {} },
      preprocess: { value: { status: "rejected", reason: "empty" } },
    }),
    (input) => {
      const parsed = Ingest.RecordInput.safeParse(input);
      if (parsed.success) ensure(parsed.data.photo.photoId === PHOTO_ID, "Another photo.");
    },
  ),
  target(
    "requests to Rekognition",
    fc.tuple(
      fc.constantFrom(...SUPPORTED.filter((name) => !KEPT.includes(name))),
      nearlyRight({
        CollectionId: "demo-race",
        Image: { S3Object: { Bucket: "photos", Name: "known" } },
        ExternalImageId: PHOTO_ID,
        FaceIds: ["00000000-0000-4000-8000-000000000000"],
        FaceId: "00000000-0000-4000-8000-000000000000",
        MaxFaces: 3,
        MaxResults: 3,
        NextToken: "YQ",
        FaceMatchThreshold: 90,
        QualityFilter: "AUTO",
      }),
    ),
    async ([name, input]) => {
      await refused(() => call(recogniser, name, input, { isGone: () => false }));
    },
  ),
  target(
    "queries of photos",
    fc.array(
      fc.tuple(
        fc.constantFrom(
          "bib",
          "from",
          "to",
          "limit",
          "cursor",
          "photographerId",
          "unidentified",
          "eventId",
          "__proto__",
        ),
        mixed("1204", "2026-10-18T00:00:00+09:00", "1", "９", "#", "a", "0", "-"),
      ),
      { maxLength: 5 },
    ),
    async (parameters) => {
      const asked: { limit?: number }[] = [];
      const gallery = async (query: { limit: number }) => {
        asked.push(query);
        return { items: [], next: undefined };
      };
      const context = { projection: { gallery }, cursorSigningKey: "key" } as never;
      const { limit, unidentified, ...query } = Object.fromEntries(parameters);
      const numbers = {
        ...(limit !== undefined && { limit: Number(limit) }),
        ...(unidentified && { unidentified: true }),
      };
      await refused(async () => Gallery.page(context, { eventId: "race", ...query, ...numbers } as never));
      for (const { limit = 0 } of asked) ensure(limit >= 1 && limit <= 500, `${limit} photos were asked for.`);
    },
  ),
  target("proofs", fc.oneof(fc.base64String(), mixed(".", "eyJ", "photos", "=", "_")), (proof) => {
    const read = orRefusal(() => readProof(proof, { eventId: "race", signingKey: "key", clock: CLOCK }));
    ensure(read === undefined, "A proof that nobody signed is taken.");
  }),
  target("pictures", fc.oneof(altered(PICTURE), altered(PNG)), async (bytes) => {
    const { status } = await Image.render(bytes);
    ensure(status === "rendered" || status === "rejected", `A picture ends as ${status}.`);
  }),
  target("workbooks", altered(WORKBOOK), async (bytes) => {
    const { status } = await Import.readTable(bytes);
    ensure(status === "read" || status === "refused", `A workbook ends as ${status}.`);
  }),
  target(
    "brands",
    nearlyRight({
      accent: "#d33a10",
      sponsors: [
        { name: "A", url: "https://a.example" },
        { name: "B", url: "javascript:alert(1)" },
      ],
    }),
    (input) => {
      const parsed = Brand.Branding.safeParse(input);
      for (const { url } of parsed.data?.sponsors ?? []) {
        ensure(new URL(url).protocol === "https:", `${url} is taken for a web address.`);
      }
      if (parsed.data?.accent) Brand.contrast(parsed.data.accent);
    },
  ),
];

/** A truth in which there is nobody. */
function refusing(): object {
  const answer = { data: [], error: null, count: 0 };
  const query: object = new Proxy(
    {},
    {
      get: (_, name) => (name === "then" ? (resolve: (value: unknown) => void) => resolve(answer) : () => query),
    },
  );
  return query;
}

/** Runs it; a refusal in its own words is a right answer. */
async function refused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AwsError)) orRefusal(() => raise(error));
  }
}

function raise(error: unknown): never {
  throw error;
}

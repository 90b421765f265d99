import path from "node:path";
import {
  type BoundingBox,
  CreateCollectionCommand,
  DeleteCollectionCommand,
  DeleteFacesCommand,
  DescribeCollectionCommand,
  DetectFacesCommand,
  DetectModerationLabelsCommand,
  DetectTextCommand,
  IndexFacesCommand,
  ListCollectionsCommand,
  ListFacesCommand,
  ProvisionedThroughputExceededException,
  RekognitionClient,
  SearchFacesByImageCommand,
  SearchFacesCommand,
} from "@aws-sdk/client-rekognition";
import { generatePhotos, selfies } from "@snaprace/fixtures";
import { createPool, type Vision, type VisionPool } from "@snaprace/vision";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordedVision, startRekognition } from "../../src/rekognition/index.ts";
import type { RunningServer } from "../../src/server/index.ts";
import { temporaryFolder } from "../support/folder.ts";

const directory = temporaryFolder();
const objects = new Map<string, Buffer>();
const selfie = new Map<string, Buffer>();
let bibs: readonly string[] = [];
let vision: VisionPool;
let server: RunningServer;
let client: RekognitionClient;

async function start({ tps, eyes = vision }: { tps?: number; eyes?: Vision } = {}): Promise<void> {
  server = await startRekognition({
    port: 0,
    directory,
    region: "ap-northeast-2",
    vision: eyes,
    fetchObject: async (_, key) => {
      const bytes = objects.get(key);
      return bytes && { bytes, etag: key };
    },
    clock: { now: () => Date.UTC(2026, 9, 18) },
    tps,
    onBug: (error) => {
      throw error;
    },
  });
  client = new RekognitionClient({
    endpoint: server.url,
    region: "ap-northeast-2",
    credentials: { accessKeyId: "LOCAL", secretAccessKey: "local" },
    maxAttempts: 1,
  });
}
async function stop(): Promise<void> {
  client.destroy();
  await server.close();
}

beforeAll(async () => {
  for (const { fileName, jpeg } of await selfies()) selfie.set(fileName, jpeg);
  for await (const { jpeg, truth, kind } of generatePhotos({ subset: "smoke" })) {
    if (kind !== "single" || truth.bibs.length === 0) continue;
    objects.set("race.jpg", jpeg);
    bibs = truth.bibs;
    break;
  }
  objects.set("kitchen.jpg", selfie.get("selfie-1204-kitchen.jpg")!);
  objects.set("text.jpg", Buffer.from("no picture"));
  vision = await createPool({ workers: 1 });
  await start();
}, 120_000);
afterAll(async () => {
  await stop();
  await vision.close();
});

/** A face id that Rekognition would take for one. */
const NO_FACE = "00000000-0000-4000-8000-000000000000";
const inBucket = (Name: string) => ({ S3Object: { Bucket: "photos", Name } });
const bytesOf = (name: string) => ({ Bytes: selfie.get(name)! });
const index = (CollectionId: string, Name: string, ExternalImageId: string, more: object = {}) =>
  client.send(new IndexFacesCommand({ CollectionId, Image: inBucket(Name), ExternalImageId, ...more }));

describe("reading pictures", () => {
  test("DetectText answers lines and the words in them, with ratios and confidences", async () => {
    const { TextDetections = [] } = await client.send(new DetectTextCommand({ Image: inBucket("race.jpg") }));
    const words = TextDetections.filter(({ Type }) => Type === "WORD");
    expect(words.map(({ DetectedText }) => DetectedText)).toEqual(expect.arrayContaining([bibs[0]]));
    const lines = new Set(TextDetections.filter(({ Type }) => Type === "LINE").map(({ Id }) => Id));
    for (const { ParentId, Confidence, Geometry } of words) {
      expect(lines).toContain(ParentId);
      expect(Confidence).toBeGreaterThan(0);
      expect(Confidence).toBeLessThanOrEqual(100);
      expect(Geometry?.BoundingBox?.Left).toBeGreaterThanOrEqual(0);
      expect(Geometry?.Polygon).toHaveLength(4);
    }
  });

  test("A word filter leaves out small words, and lines without words", async () => {
    const Filters = { WordFilter: { MinBoundingBoxHeight: 0.9 } };
    const command = new DetectTextCommand({ Image: inBucket("race.jpg"), Filters });
    expect((await client.send(command)).TextDetections).toEqual([]);
  });

  test("DetectFaces answers box, landmarks, pose and quality, the largest face first", async () => {
    const found = await client.send(new DetectFacesCommand({ Image: bytesOf("selfie-two-people.jpg") }));
    const [first, second] = found.FaceDetails ?? [];
    expect(found.FaceDetails?.length).toBeGreaterThanOrEqual(2);
    expect(first?.Landmarks?.map(({ Type }) => Type)).toEqual([
      "eyeLeft",
      "eyeRight",
      "mouthLeft",
      "mouthRight",
      "nose",
    ]);
    expect(first?.Quality?.Sharpness).toBeGreaterThan(0);
    const area = (box: BoundingBox | undefined) => (box?.Width ?? 0) * (box?.Height ?? 0);
    expect(area(first?.BoundingBox)).toBeGreaterThanOrEqual(area(second?.BoundingBox));
  });

  test.each([
    ["an object that is no picture", inBucket("text.jpg"), "InvalidImageFormatException"],
    ["an object that is not there", inBucket("missing.jpg"), "InvalidS3ObjectException"],
    ["bytes over 5 MB", { Bytes: Buffer.alloc(5 * 1024 ** 2 + 1) }, "ImageTooLargeException"],
    ["nothing", {}, "InvalidParameterException"],
  ])("For %s the error is named as Rekognition names it", async (_, Image, name) => {
    await expect(client.send(new DetectTextCommand({ Image }))).rejects.toMatchObject({ name });
  });

  test("An operation the server does not have is NotImplemented by name", async () => {
    const call = client.send(new DetectModerationLabelsCommand({ Image: inBucket("race.jpg") }));
    await expect(call).rejects.toMatchObject({
      name: "NotImplemented",
      message: expect.stringContaining("DetectModerationLabels"),
    });
  });
});

describe("collections", () => {
  test("A collection is made once, described, listed and deleted", async () => {
    const CollectionId = "org-made";
    await client.send(new CreateCollectionCommand({ CollectionId }));
    const again = client.send(new CreateCollectionCommand({ CollectionId }));
    await expect(again).rejects.toMatchObject({ name: "ResourceAlreadyExistsException" });
    const described = await client.send(new DescribeCollectionCommand({ CollectionId }));
    expect(described).toMatchObject({ FaceCount: 0, CreationTimestamp: new Date(Date.UTC(2026, 9, 18)) });
    expect((await client.send(new ListCollectionsCommand({}))).CollectionIds).toContain(CollectionId);
    await client.send(new DeleteCollectionCommand({ CollectionId }));
    const gone = client.send(new DescribeCollectionCommand({ CollectionId }));
    await expect(gone).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  test("Indexing the same bytes again answers the same faces and adds none", async () => {
    const CollectionId = "org-twice";
    await client.send(new CreateCollectionCommand({ CollectionId }));
    const [first, second] = [
      await index(CollectionId, "kitchen.jpg", "P1"),
      await index(CollectionId, "kitchen.jpg", "P1"),
    ];
    const ids = (answer: typeof first) => answer.FaceRecords?.map(({ Face }) => Face?.FaceId);
    expect(ids(first)).toHaveLength(1);
    expect(ids(second)).toEqual(ids(first));
    expect((await client.send(new DescribeCollectionCommand({ CollectionId }))).FaceCount).toBe(1);
  });

  test("Faces above MaxFaces and faces of poor quality are answered as not indexed, with the reason", async () => {
    const CollectionId = "org-limits";
    await client.send(new CreateCollectionCommand({ CollectionId }));
    objects.set("two.jpg", selfie.get("selfie-two-people.jpg")!);
    const { FaceRecords, UnindexedFaces } = await index(CollectionId, "two.jpg", "P2", { MaxFaces: 1 });
    expect(FaceRecords).toHaveLength(1);
    expect(UnindexedFaces?.some(({ Reasons }) => Reasons?.includes("EXCEEDS_MAX_FACES"))).toBe(true);
  });

  test("A person is found by another picture of her, after a restart too; another person is not", async () => {
    const CollectionId = "org-search";
    await client.send(new CreateCollectionCommand({ CollectionId }));
    await index(CollectionId, "kitchen.jpg", "P1");
    objects.set("subway.jpg", selfie.get("selfie-A207-subway.jpg")!);
    await index(CollectionId, "subway.jpg", "P2");
    await stop();
    await start();
    const search = new SearchFacesByImageCommand({
      CollectionId,
      Image: bytesOf("selfie-1204-evening.jpg"),
      FaceMatchThreshold: 0,
    });
    const { FaceMatches = [] } = await client.send(search);
    expect(FaceMatches[0]?.Face?.ExternalImageId).toBe("P1");
    const [own, other] = FaceMatches.map(({ Similarity }) => Similarity ?? 0);
    expect(own).toBeGreaterThan(85);
    expect(own).toBeGreaterThan(other ?? 0);
  });

  test("A picture without a face cannot be searched for", async () => {
    const CollectionId = "org-none";
    await client.send(new CreateCollectionCommand({ CollectionId }));
    const search = new SearchFacesByImageCommand({ CollectionId, Image: bytesOf("selfie-no-face.jpg") });
    await expect(client.send(search)).rejects.toMatchObject({ name: "InvalidParameterException" });
  });

  test("Faces are listed in pages, searched by id and deleted", async () => {
    const CollectionId = "org-faces";
    await client.send(new CreateCollectionCommand({ CollectionId }));
    await index(CollectionId, "kitchen.jpg", "P1");
    objects.set("evening.jpg", selfie.get("selfie-1204-evening.jpg")!);
    await index(CollectionId, "evening.jpg", "P2");
    const one = await client.send(new ListFacesCommand({ CollectionId, MaxResults: 1 }));
    const two = await client.send(new ListFacesCommand({ CollectionId, MaxResults: 1, NextToken: one.NextToken }));
    const ids = [...(one.Faces ?? []), ...(two.Faces ?? [])].map(({ FaceId }) => FaceId!);
    expect(new Set(ids).size).toBe(2);
    const near = await client.send(new SearchFacesCommand({ CollectionId, FaceId: ids[0], FaceMatchThreshold: 0 }));
    expect(near.FaceMatches?.map(({ Face }) => Face?.FaceId)).toEqual([ids[1]]);
    const deleted = await client.send(new DeleteFacesCommand({ CollectionId, FaceIds: [ids[0]!, NO_FACE] }));
    expect(deleted.DeletedFaces).toEqual([ids[0]]);
    expect(deleted.UnsuccessfulFaceDeletions).toMatchObject([{ Reasons: ["FACE_NOT_FOUND"] }]);
  });
});

describe("quota", () => {
  test("Calls above the quota are refused by Rekognition's name, of each operation by itself", async () => {
    await stop();
    await start({ tps: 1 });
    try {
      await client.send(new ListCollectionsCommand({}));
      const above = client.send(new ListCollectionsCommand({}));
      await expect(above).rejects.toBeInstanceOf(ProvisionedThroughputExceededException);
      const text = await client.send(new DetectTextCommand({ Image: inBucket("race.jpg") }));
      expect(text.TextDetections?.length).toBeGreaterThan(0);
    } finally {
      await stop();
      await start();
    }
  });
});

describe("what was read before", () => {
  test("A picture is read once, and answered from the folder afterwards, after a restart too", async () => {
    const folder = path.join(directory, "recorded");
    const bytes = objects.get("race.jpg")!;
    let opened = 0;
    const open = async () => {
      opened += 1;
      return vision;
    };
    const first = recordedVision(folder, open);
    const read = [await first.detectText({ bytes }), await first.describeFaces({ bytes, key: "race" })] as const;
    expect(opened).toBe(1);
    const second = recordedVision(folder, open);
    expect(await second.detectText({ bytes })).toEqual(read[0]);
    expect(await second.describeFaces({ bytes, key: "race" })).toEqual(read[1]);
    expect(read[1][0]?.Embedding).toBeInstanceOf(Float32Array);
    expect(opened).toBe(1);
  });

  test("For a caller who has gone away no face is added", async () => {
    await client.send(new CreateCollectionCommand({ CollectionId: "left-alone" }));
    const gone = new AbortController();
    const { promise: asked, resolve: begin } = Promise.withResolvers<void>();
    const { promise: answer, resolve: goOn } = Promise.withResolvers<void>();
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const slow: Vision = {
      ...vision,
      describeFaces: async (image) => {
        begin();
        await answer;
        const faces = await vision.describeFaces(image);
        setImmediate(finish);
        return faces;
      },
    };
    await stop();
    await start({ eyes: slow });
    const command = new IndexFacesCommand({ CollectionId: "left-alone", Image: inBucket("kitchen.jpg") });
    const call = client.send(command, { abortSignal: gone.signal });
    await asked;
    gone.abort();
    await expect(call).rejects.toThrow();
    goOn();
    await finished;
    const faces = () => client.send(new ListFacesCommand({ CollectionId: "left-alone" }));
    expect((await faces()).Faces).toEqual([]);
    await stop();
    await start();
    expect((await index("left-alone", "kitchen.jpg", "kitchen")).FaceRecords).toHaveLength(1);
  });
});

import {
  CreateCollectionCommand,
  DeleteFacesCommand,
  DescribeCollectionCommand,
  DetectFacesCommand,
  DetectTextCommand,
  IndexFacesCommand,
  ListCollectionsCommand,
  ListFacesCommand,
  RekognitionClient,
  SearchFacesByImageCommand,
  SearchFacesCommand,
} from "@aws-sdk/client-rekognition";
import { selfies } from "@snaprace/fixtures";
import { createEngine, type Vision } from "@snaprace/vision";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startRekognition } from "../../src/rekognition/index.ts";
import type { RunningServer } from "../../src/server/index.ts";
import { temporaryFolder } from "../support/folder.ts";

/* Answers and refusals field by field, as https://docs.aws.amazon.com/rekognition/latest/APIReference has them. */

const CollectionId = "org-fields";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
let vision: Vision;
let server: RunningServer;
let client: RekognitionClient;
let portrait: Buffer;

beforeAll(async () => {
  vision = await createEngine();
  server = await startRekognition({
    port: 0,
    directory: temporaryFolder(),
    region: "ap-northeast-2",
    vision,
    fetchObject: async () => undefined,
    clock: { now: () => Date.UTC(2026, 9, 18) },
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
  portrait = (await selfies()).find(({ fileName }) => fileName === "selfie-1204-kitchen.jpg")!.jpeg;
  await client.send(new CreateCollectionCommand({ CollectionId }));
}, 60_000);
afterAll(async () => {
  client.destroy();
  await server.close();
  await vision.close();
});

const index = (Bytes: Uint8Array, more: object = {}) =>
  client.send(new IndexFacesCommand({ CollectionId, Image: { Bytes }, ExternalImageId: "P1", ...more }));
const RATIO = expect.toSatisfy((value: number) => value >= 0 && value <= 1);
const PERCENT = expect.toSatisfy((value: number) => value >= 0 && value <= 100);
const ANGLE = expect.toSatisfy((value: number) => value >= -180 && value <= 180);
const BOX = { Left: RATIO, Top: RATIO, Width: RATIO, Height: RATIO };
const DETAIL = {
  BoundingBox: BOX,
  Confidence: PERCENT,
  Landmarks: ["eyeLeft", "eyeRight", "mouthLeft", "mouthRight", "nose"].map((Type) => ({ Type, X: RATIO, Y: RATIO })),
  Pose: { Roll: ANGLE, Yaw: ANGLE, Pitch: ANGLE },
  Quality: { Brightness: PERCENT, Sharpness: PERCENT },
};
const FACE = {
  FaceId: expect.stringMatching(UUID),
  ImageId: expect.stringMatching(UUID),
  ExternalImageId: "P1",
  BoundingBox: BOX,
  Confidence: PERCENT,
  IndexFacesModelVersion: "7.0",
};
const META = { $metadata: expect.anything() };

describe("answers", () => {
  test("IndexFaces, ListFaces, SearchFaces and SearchFacesByImage describe a face by the same fields", async () => {
    const indexed = await index(portrait);
    expect(indexed).toEqual({
      ...META,
      FaceRecords: [{ Face: FACE, FaceDetail: DETAIL }],
      UnindexedFaces: [],
      FaceModelVersion: "7.0",
    });
    const FaceId = indexed.FaceRecords?.[0]?.Face?.FaceId;
    expect(await client.send(new ListFacesCommand({ CollectionId }))).toEqual({
      ...META,
      Faces: [FACE],
      FaceModelVersion: "7.0",
    });
    const byImage = new SearchFacesByImageCommand({ CollectionId, Image: { Bytes: portrait }, FaceMatchThreshold: 0 });
    expect(await client.send(byImage)).toEqual({
      ...META,
      SearchedFaceBoundingBox: BOX,
      SearchedFaceConfidence: PERCENT,
      FaceMatches: [{ Similarity: PERCENT, Face: FACE }],
      FaceModelVersion: "7.0",
    });
    expect(await client.send(new SearchFacesCommand({ CollectionId, FaceId }))).toEqual({
      ...META,
      SearchedFaceId: FaceId,
      FaceMatches: [],
      FaceModelVersion: "7.0",
    });
    expect(await client.send(new DescribeCollectionCommand({ CollectionId }))).toEqual({
      ...META,
      FaceCount: 1,
      FaceModelVersion: "7.0",
      CollectionARN: "aws:rekognition:ap-northeast-2:000000000000:collection/org-fields",
      CreationTimestamp: new Date(Date.UTC(2026, 9, 18)),
      UserCount: 0,
    });
  });

  test("DetectFaces and DetectText", async () => {
    const found = await client.send(new DetectFacesCommand({ Image: { Bytes: portrait }, Attributes: ["DEFAULT"] }));
    expect(found).toEqual({ ...META, FaceDetails: [DETAIL] });
    const Bytes = await bib();
    const { TextDetections = [], ...rest } = await client.send(new DetectTextCommand({ Image: { Bytes } }));
    expect(rest).toEqual({ ...META, TextModelVersion: "3.0" });
    const Geometry = {
      BoundingBox: BOX,
      Polygon: Array.from({ length: 4 }, () => ({ X: expect.any(Number), Y: expect.any(Number) })),
    };
    expect(TextDetections).toEqual([
      { DetectedText: "4127", Type: "LINE", Id: 0, Confidence: PERCENT, Geometry },
      { DetectedText: "4127", Type: "WORD", Id: 1, ParentId: 0, Confidence: PERCENT, Geometry },
    ]);
  });

  test("A picture that lies on its side is read as EXIF says it stands, a PNG as well as a JPEG", async () => {
    const upright = await bib();
    const turned = await sharp(upright).rotate(90).jpeg().withMetadata({ orientation: 8 }).toBuffer();
    const png = await sharp(upright).png().toBuffer();
    for (const Bytes of [turned, png]) {
      const { TextDetections = [] } = await client.send(new DetectTextCommand({ Image: { Bytes } }));
      expect(TextDetections[0]?.DetectedText).toBe("4127");
      const { Width = 0, Height = 1 } = TextDetections[0]?.Geometry?.BoundingBox ?? {};
      expect(Width).toBeGreaterThan(Height);
    }
  });

  test("Words outside of a region of interest are left out, be it a box or a polygon", async () => {
    const Bytes = await bib();
    const corner = { Left: 0, Top: 0, Width: 0.1, Height: 0.1 };
    const triangle = [
      { X: 0, Y: 0 },
      { X: 1, Y: 0 },
      { X: 0.5, Y: 1 },
    ];
    const read = async (region: object) => {
      const command = new DetectTextCommand({ Image: { Bytes }, Filters: { RegionsOfInterest: [region] } });
      return (await client.send(command)).TextDetections?.length;
    };
    expect(await read({ BoundingBox: corner })).toBe(0);
    expect(await read({ Polygon: triangle })).toBe(2);
  });

  test("Pages of faces and collections end without a token, and go on with one", async () => {
    await index(await sharp(portrait).modulate({ brightness: 1.1 }).jpeg().toBuffer());
    const first = await client.send(new ListFacesCommand({ CollectionId, MaxResults: 1 }));
    expect(first.NextToken).toEqual(expect.any(String));
    const rest = await client.send(new ListFacesCommand({ CollectionId, MaxResults: 1, NextToken: first.NextToken }));
    expect(rest.NextToken).toBeUndefined();
    await client.send(new CreateCollectionCommand({ CollectionId: "org-second" }));
    const one = await client.send(new ListCollectionsCommand({ MaxResults: 1 }));
    expect(one).toMatchObject({ CollectionIds: ["org-fields"], FaceModelVersions: ["7.0"] });
    const two = await client.send(new ListCollectionsCommand({ NextToken: one.NextToken }));
    expect(two).toMatchObject({ CollectionIds: ["org-second"] });
  });
});

describe("faces that are not indexed are answered with Rekognition's reasons", () => {
  test.each<[string, object, (portrait: Buffer) => Promise<Buffer>]>([
    [
      "LOW_BRIGHTNESS",
      { QualityFilter: "HIGH" },
      (face) => sharp(face).modulate({ brightness: 0.12 }).jpeg().toBuffer(),
    ],
    ["SMALL_BOUNDING_BOX", { QualityFilter: "HIGH" }, far],
  ])("%s", async (reason, more, picture) => {
    const { UnindexedFaces = [] } = await index(await picture(portrait), more);
    expect(UnindexedFaces[0]?.Reasons).toContain(reason);
    expect(UnindexedFaces[0]?.FaceDetail?.BoundingBox).toEqual(BOX);
  });

  test("More than 100 faces may be asked for, as Rekognition says, and no fewer than one", async () => {
    expect((await index(portrait, { MaxFaces: 500 })).FaceRecords).toHaveLength(1);
    await expect(index(portrait, { MaxFaces: 0 })).rejects.toMatchObject({ name: "InvalidParameterException" });
  });

  test("A face that does not pass the filter cannot be searched for", async () => {
    const Bytes = await sharp(portrait).blur(12).jpeg().toBuffer();
    const search = new SearchFacesByImageCommand({ CollectionId, Image: { Bytes }, QualityFilter: "HIGH" });
    await expect(client.send(search)).rejects.toMatchObject({ name: "InvalidParameterException" });
  });
});

test("Of a crowd of a thousand faces the hundred largest are answered, and text is read within bounds", async () => {
  const Image = { Bytes: await crowd(portrait) };
  expect((await client.send(new DetectFacesCommand({ Image }))).FaceDetails).toHaveLength(100);
  expect((await client.send(new DetectTextCommand({ Image }))).TextDetections?.length).toBeLessThan(400);
}, 180_000);

describe("refusals", () => {
  const collection = { CollectionId };
  test.each<[string, string, () => Promise<unknown>]>([
    [
      "a token that nobody gave",
      "InvalidPaginationTokenException",
      () => client.send(new ListFacesCommand({ ...collection, NextToken: "bm90IG91cnM" })),
    ],
    [
      "a face id that is none",
      "InvalidParameterException",
      () => client.send(new SearchFacesCommand({ ...collection, FaceId: "P1" })),
    ],
    [
      "a face id that is none, to delete",
      "InvalidParameterException",
      () => client.send(new DeleteFacesCommand({ ...collection, FaceIds: ["P1"] })),
    ],
    [
      "no collection of that name",
      "ResourceNotFoundException",
      () => client.send(new ListFacesCommand({ CollectionId: "org-nothing" })),
    ],
    [
      "a threshold above 100",
      "InvalidParameterException",
      () =>
        client.send(
          new SearchFacesByImageCommand({ ...collection, Image: { Bytes: portrait }, FaceMatchThreshold: 101 }),
        ),
    ],
    [
      "bytes and an object at once",
      "InvalidParameterException",
      () =>
        client.send(
          new DetectFacesCommand({ Image: { Bytes: portrait, S3Object: { Bucket: "photos", Name: "a.jpg" } } }),
        ),
    ],
    [
      "an attribute that we do not guess",
      "NotImplemented",
      () => client.send(new DetectFacesCommand({ Image: { Bytes: portrait }, Attributes: ["GENDER"] })),
    ],
    [
      "a picture of 79 px",
      "InvalidParameterException",
      async () => client.send(new DetectTextCommand({ Image: { Bytes: await plain(79) } })),
    ],
    [
      "a picture of one px",
      "InvalidParameterException",
      async () => client.send(new DetectTextCommand({ Image: { Bytes: await plain(1) } })),
    ],
    [
      "a WebP",
      "InvalidImageFormatException",
      async () => client.send(new DetectTextCommand({ Image: { Bytes: await sharp(portrait).webp().toBuffer() } })),
    ],
    [
      "eleven regions of interest",
      "InvalidParameterException",
      () =>
        client.send(
          new DetectTextCommand({
            Image: { Bytes: portrait },
            Filters: { RegionsOfInterest: Array.from({ length: 11 }, () => ({ BoundingBox: { Left: 0 } })) },
          }),
        ),
    ],
  ])("%s is refused as %s", async (_, name, ask) => {
    await expect(ask()).rejects.toMatchObject({ name });
  });
});

/** A small picture of a bib with 4127 on it, its digits drawn as strokes so that no font of the machine matters. */
function bib(): Promise<Buffer> {
  const strokes = ["M0 0V2H2M2 0V4", "M1 0V4", "M0 0H2V2H0V4H2", "M0 0H2V4"];
  const digits = strokes.map(
    (path, index) => `<path transform="translate(${70 + index * 48} 85) scale(16)" d="${path}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><rect width="320" height="240" fill="#7a9"/>
    <rect x="40" y="55" width="240" height="130" fill="#fff"/>
    <g fill="none" stroke="#111" stroke-width=".5">${digits.join("")}</g></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
}

function plain(edge: number): Promise<Buffer> {
  return sharp({ create: { width: edge, height: edge, channels: 3, background: "#888" } })
    .jpeg()
    .toBuffer();
}

/** The same face, small in a large picture. */
async function far(face: Buffer): Promise<Buffer> {
  const small = await sharp(face).resize({ height: 90 }).toBuffer();
  const background = { create: { width: 1600, height: 1600, channels: 3, background: "#bbb" } } as const;
  return sharp(background)
    .composite([{ input: small, left: 400, top: 400 }])
    .jpeg()
    .toBuffer();
}

/** The same face a thousand times. */
async function crowd(face: Buffer): Promise<Buffer> {
  const [across, down, edge] = [40, 25, 72];
  const input = await sharp(face).resize(edge, edge).toBuffer();
  const places = Array.from({ length: across * down }, (_, index) => ({
    input,
    left: (index % across) * edge,
    top: Math.floor(index / across) * edge,
  }));
  const ground = { width: across * edge, height: down * edge, channels: 3, background: "#789" } as const;
  return sharp({ create: ground }).composite(places).jpeg().toBuffer();
}

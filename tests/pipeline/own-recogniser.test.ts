import type { Event } from "@snaprace/core/event";
import { selfies } from "@snaprace/fixtures";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FunctionAddress, functionAddress } from "../support/function-address.ts";
import { type Product, productOn } from "../support/product.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";

/* The product with our own engine in a function instead of Rekognition: the same adapter, another address. */

const COLLECTION = "demo-own";
const KEY = "demo/own/processed/portrait.jpg";
let stack: TestStack;
let address: FunctionAddress;
let product: Product;
const selfie = new Map<string, Buffer>();

beforeAll(async () => {
  stack = await startTestStack({ demo: "none", site: false });
  address = await functionAddress(async () => (await import("../../packages/functions/src/recogniser.ts")).handler);
  product = await productOn(stack.config, { SST_RESOURCE_Recogniser: JSON.stringify({ url: address.url }) });
  for (const { fileName, jpeg } of await selfies()) selfie.set(fileName, jpeg);
  await product.objects.put(KEY, selfie.get("selfie-1204-kitchen.jpg")!, { contentType: "image/jpeg" });
}, 120_000);
afterAll(async () => {
  await address?.close();
  await stack?.stop();
});

const index = (photoId: string, key = KEY) =>
  product.recogniser.indexFaces({ collectionId: COLLECTION, key, photoId, maxFaces: 100 });
const search = (name: string) =>
  product.recogniser.searchFaces({ collectionId: COLLECTION, bytes: selfie.get(name)!, minSimilarity: 85 });

describe("Our own recogniser in a function", () => {
  test("is asked with requests signed for Lambda, and reads a photo from the bucket", async () => {
    expect(await product.recogniser.detectText(KEY)).toEqual(expect.any(Array));
    expect(address.services).toEqual(["lambda"]);
  });

  test("keeps faces in the table, finds them by another picture, and the same picture twice is the same face", async () => {
    const faces = await index("P1");
    expect(faces).toHaveLength(1);
    expect(await index("P1")).toEqual(faces);
    expect(await product.recogniser.countFaces(COLLECTION)).toBe(1);
    expect(await search("selfie-1204-evening.jpg")).toMatchObject([{ faceId: faces[0]?.faceId, photoId: "P1" }]);
    expect(await search("selfie-no-face.jpg")).toBe("no-face");
  });

  test("finds a face by its likeness to one of the collection, and none that was deleted", async () => {
    await product.objects.put("demo/own/processed/second.jpg", selfie.get("selfie-1204-evening.jpg")!, {
      contentType: "image/jpeg",
    });
    const [first] = await index("P1");
    const [second] = await index("P2", "demo/own/processed/second.jpg");
    const like = (faceId: string | undefined) =>
      product.recogniser.searchFace({ collectionId: COLLECTION, faceId: faceId ?? "", minSimilarity: 85 });
    expect(await like(first?.faceId)).toMatchObject([{ faceId: second?.faceId, photoId: "P2" }]);
    await product.recogniser.deleteFaces(COLLECTION, [second?.faceId ?? ""]);
    expect(await like(first?.faceId)).toEqual([]);
    expect(await like(second?.faceId)).toEqual([]);
    expect(await product.recogniser.countFaces(COLLECTION)).toBe(1);
  });

  test("forgets a whole collection", async () => {
    await product.recogniser.deleteCollection(COLLECTION);
    expect(await product.recogniser.countFaces(COLLECTION)).toBeUndefined();
    expect(await search("selfie-1204-evening.jpg")).toBe("no-collection");
    await index("P3");
    expect(await product.recogniser.countFaces(COLLECTION)).toBe(1);
  });

  test("refuses objects of another bucket", async () => {
    const { RekognitionClient, DetectTextCommand } = await import("@aws-sdk/client-rekognition");
    const client = new RekognitionClient({ endpoint: address.url });
    const Image = { S3Object: { Bucket: "somebody-elses", Name: KEY } };
    await expect(client.send(new DetectTextCommand({ Image }))).rejects.toMatchObject({
      name: "InvalidS3ObjectException",
    });
    client.destroy();
  });
});

describe("A face seen with the same bib on two photos", () => {
  const id = (digit: number) => `0123456789ABCDEFGHJKMNPQR${digit}`;
  const SURE = { bib: "1204", confidence: 99, source: "ocr", state: "confirmed", reasons: [] } as const;
  let event: Event.Info;

  /** A photo of the runner of the selfies, as the pipeline records one. */
  async function seen(digit: number, jpeg: Buffer, bib: string | undefined): Promise<void> {
    const { organizerId, eventId } = event;
    const photo = { organizerId, eventId, photoId: id(digit) };
    const key = product.Photo.keys.rendition(photo, "large");
    await product.objects.put(key, jpeg, { contentType: "image/jpeg" });
    const collectionId = `${organizerId}-${eventId}`;
    const found = await product.recogniser.indexFaces({ collectionId, key, photoId: photo.photoId, maxFaces: 1 });
    const now = new Date().toISOString();
    const arrival = { ...photo, fileName: "a.jpg", size: 1, photographerId: undefined, uploadedAt: now };
    const read = {
      ...product.Photo.unread(arrival, now),
      status: "searchable",
      captureTime: now,
      width: 3000,
      height: 2000,
      thumbhash: "hash",
      bibs: bib === undefined ? [] : [SURE],
      faces: found.map((face) => (bib === undefined ? face : { ...face, bib })),
      facesState: "indexed",
    } as const;
    expect(await product.projection.save(product.Photo.Info.parse(read), undefined)).toBe("saved");
  }
  const propose = async (minutes: number) => {
    const { Proposal } = await import("@snaprace/core/proposal");
    const at = new Date(Date.now() + minutes * 60_000);
    return Proposal.proposeDue({ ...product, clock: { now: () => at } }, new Date(at.getTime() + 60_000));
  };
  const found = async (proposedByFace: boolean) => {
    const query = { eventId: event.eventId, bib: "1204", proposedByFace, limit: 10 };
    return (await product.projection.gallery(query)).items.map(({ photoId }) => photoId).sort();
  };

  beforeAll(async () => {
    const demo = (await product.Event.fromID(product.truth, stack.guide.eventId))!;
    await product.truth.from("events").insert({
      id: "proposals",
      organizer_id: demo.organizerId,
      name: "Proposals",
      starts_on: "2026-10-18",
      time_zone: "Asia/Seoul",
      face_mode: "at_upload",
    });
    event = (await product.Event.fromID(product.truth, "proposals"))!;
    const kitchen = selfie.get("selfie-1204-kitchen.jpg")!;
    await seen(1, kitchen, "1204");
    await seen(2, await sharp(kitchen).modulate({ brightness: 1.1 }).jpeg().toBuffer(), "1204");
    await seen(3, await sharp(kitchen).modulate({ brightness: 0.9 }).jpeg().toBuffer(), undefined);
  }, 120_000);

  test("proposes that bib for a third, once no more photos come", async () => {
    expect(await propose(0)).toEqual({ events: 0, changed: 0 });
    expect(await propose(2)).toEqual({ events: 1, changed: 1 });
    expect(await found(true)).toEqual([id(3)]);
    expect(await found(false)).toEqual([id(1), id(2)]);
    expect(await propose(40)).toEqual({ events: 0, changed: 0 });
  });

  test("says nothing any more when its faces go, and is compared no more in an event without faces", async () => {
    const photo = (await product.projection.photo({ ...event, photoId: id(3) }))!;
    await product.projection.save({ ...photo, faces: [], revision: photo.revision + 1 }, photo);
    expect(await found(true)).toEqual([]);
    await product.truth.from("events").update({ face_mode: "off" }).eq("id", event.eventId);
    expect(await propose(90)).toEqual({ events: 0, changed: 0 });
  });
});

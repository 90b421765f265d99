import { selfies } from "@snaprace/fixtures";
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

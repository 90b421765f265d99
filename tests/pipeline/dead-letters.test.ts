import { photoQueue } from "@snaprace/core/topology";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generatePhotos } from "../../fixtures/src/index.ts";
import { queueUrl } from "../../packages/local/src/stack/environment.ts";
import { names } from "../../packages/local/src/stack/names.ts";
import { violations } from "../support/invariants.ts";
import { type Product, productOn } from "../support/product.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";

/* Messages that were received too often lie in the dead-letter queue of the real local SQS. */

let stack: TestStack;
let product: Product;

beforeAll(async () => {
  stack = await startTestStack({ demo: "none", site: false });
  product = await productOn(stack.config);
}, 300_000);
afterAll(() => stack?.stop());

function sqs(operation: string, input: object): Promise<Response> {
  return fetch(`http://127.0.0.1:${stack.config.ports.sqs}`, {
    method: "POST",
    headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": `AmazonSQS.${operation}` },
    body: JSON.stringify({ QueueUrl: queueUrl(stack.config, names.queue), ...input }),
  });
}

/** After which a message that failed comes again. */
const comesAgainAfter = (seconds: number) =>
  sqs("SetQueueAttributes", { Attributes: { VisibilityTimeout: String(seconds) } });

async function newEvent(id: string, organizerId: string) {
  const row = { id, organizer_id: organizerId, name: id, starts_on: "2026-10-18", time_zone: "Asia/Seoul" };
  expect((await product.truth.from("events").insert(row)).error).toBeNull();
  return (await product.Event.fromID(product.truth, id))!;
}

async function freshPhoto(): Promise<Buffer> {
  for await (const { jpeg } of generatePhotos({ seed: "dead letters", count: 1 })) return jpeg;
  throw new Error("The generator made nothing.");
}

const mark = () => product.Ingest.markDeadLetters({ ...product, truth: product.photoTruth }, () => true);

describe("Dead letters", () => {
  test("A photo whose event was not known yet is marked, listed with why, and read when it is sent back; its neighbour is not held up", async () => {
    const { organizerId } = (await product.Event.fromID(product.truth, stack.guide.eventId))!;
    const bytes = await freshPhoto();
    const event = { organizerId, eventId: "not-yet", photosExpireAt: undefined };
    const file = { name: "first.jpg", size: bytes.length, type: "image/jpeg" as const, sha256: product.sha256(bytes) };
    expect((await comesAgainAfter(1)).status).toBe(200);
    const [signed] = await product.Upload.sign({ ...product, event }, { files: [file] });
    if (signed?.state !== "new") throw new Error("The photo is new.");
    await product.Upload.send(signed.put, new Uint8Array(bytes));
    const ref = { organizerId, eventId: "not-yet", photoId: signed.photoId };
    const key = product.Photo.keys.original(ref);
    await sqs("SendMessage", { MessageBody: "this is none of ours" });
    await expect.poll(() => product.Ingest.listDeadLetters(product), { timeout: 60_000 }).toHaveLength(2);
    // Nothing is written about an event that nobody made.
    expect(await mark()).toEqual({ seen: 2, marked: 0 });
    expect(await product.projection.photo(ref)).toBeUndefined();

    await newEvent("not-yet", organizerId);
    expect(await mark()).toEqual({ seen: 2, marked: 1 });
    expect(await product.projection.photo(ref)).toMatchObject({
      status: "dead-lettered",
      fileName: "first.jpg",
      deadLetter: { reason: "never-begun" },
    });
    expect(await product.projection.counts(ref)).toMatchObject({ "dead-lettered": 1, searchable: 0 });
    const { photos } = await product.Gallery.page(product, { eventId: "not-yet" });
    expect(photos).toEqual([]);
    expect(await mark()).toEqual({ seen: 2, marked: 0 });

    const listed = await product.Ingest.listDeadLetters(product);
    expect(listed).toHaveLength(2);
    expect(listed.find(({ original }) => original)).toMatchObject({
      original: { key },
      photo: { status: "dead-lettered" },
    });

    await comesAgainAfter(photoQueue.visibilityTimeoutSeconds);
    expect(await product.Ingest.redrive(product.deadLetters)).toBe(2);
    await expect
      .poll(async () => (await product.projection.photo(ref))?.status, { timeout: 60_000 })
      .toBe("searchable");
    const photo = (await product.projection.photo(ref))!;
    expect(photo.deadLetter).toBeUndefined();
    expect(await product.projection.counts(ref)).toMatchObject({ "dead-lettered": 0, searchable: 1, processing: 0 });
  }, 120_000);

  test("Photos that are asked for again are read again, and what a person decided about a bib stands", async () => {
    const event = (await product.Event.fromID(product.truth, "not-yet"))!;
    const [before] = (await product.projection.list(event, 1)).items;
    const withBib = product.Photo.decided(before!, [{ bib: "777", decision: "added" }], new Date());
    expect(await product.projection.save(withBib, before)).toBe("saved");
    expect(await product.Ingest.reprocess(product, event, { kind: "outdated" })).toBe(0);
    expect(await product.Ingest.reprocess(product, event, { kind: "all" })).toBe(1);
    await expect
      .poll(async () => (await product.projection.photo(before!))?.attempts, { timeout: 60_000 })
      .toBeGreaterThan(before!.attempts);
    await expect
      .poll(async () => (await product.projection.photo(before!))?.execution, { timeout: 60_000 })
      .toBeUndefined();
    const after = (await product.projection.photo(before!))!;
    expect(after.status).toBe("searchable");
    expect(after.bibs.map(({ bib }) => bib)).toContain("777");
    const unknown = { kind: "photos", photoIds: ["nobody-knows-it"] } as const;
    await expect(product.Ingest.reprocess(product, event, unknown)).rejects.toMatchObject({ code: "not-found" });
  }, 120_000);

  test("After all of it everything that was accepted is there once, with its rows, files, faces and counters", async () => {
    expect(await violations(product, (await product.Event.fromID(product.truth, "not-yet"))!)).toEqual([]);
  });
});

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Event } from "@snaprace/core/event";
import type { Photo } from "@snaprace/core/photo";
import { generatePhotos } from "@snaprace/fixtures";
import { afterAll, beforeAll, expect, test } from "vitest";
import { queueUrl } from "../../packages/local/src/stack/environment.ts";
import { names } from "../../packages/local/src/stack/names.ts";
import { randomFrom } from "../simulation/random.ts";
import { violations } from "../support/invariants.ts";
import { type Product, productOn } from "../support/product.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { uploadAndWait } from "../support/upload.ts";

/* Rows of the failure matrix, one by one, on the real handlers, the real state machine and the real servers of the local stack. */

const PATIENCE = { timeout: 60_000 };

let stack: TestStack;
let product: Product;
let event: Event.Info;
let pictures: Buffer[];

beforeAll(async () => {
  stack = await startTestStack({ demo: "none", site: false, recordAnswers: true });
  product = await productOn(stack.config);
  event = (await product.Event.fromID(product.truth, stack.guide.eventId))!;
  pictures = [];
  for await (const { jpeg } of generatePhotos({ seed: "faults", count: 8 })) pictures.push(jpeg);
  // The engine is opened with the first picture, which on a busy machine takes longer than a function may run.
  await product.recogniser.detectFaces(pictures[7]!);
}, 300_000);
afterAll(() => stack?.stop());

const idOf = async (bytes: Buffer) => (await import("@snaprace/core/id")).photoId(event.eventId, product.sha256(bytes));
const photoOf = async (bytes: Buffer) => product.projection.photo({ ...event, photoId: await idOf(bytes) });

async function refOf(bytes: Buffer) {
  const { organizerId, eventId } = event;
  return { organizerId, eventId, photoId: await idOf(bytes) };
}

/** On a machine that is too busy an analysis may run out of time; its photo is partial and read again, as ever. */
async function settled(bytes: Buffer): Promise<void> {
  const status = async () => {
    await product.Ingest.reprocess(product, event, { kind: "partial" });
    return (await photoOf(bytes))?.status;
  };
  await expect.poll(status, { ...PATIENCE, interval: 2000 }).toBe("searchable");
}

/** Waits until the trigger says this of a photo in its log. */
async function logged(photoId: string, status: string): Promise<void> {
  const log = path.join(stack.config.dataDirectory, "logs/cloud.log");
  const lines = () =>
    readFileSync(log, "utf8")
      .split("\n")
      .filter((line) => line.includes('"SfnTrigger"'));
  const isSaid = () => lines().some((line) => line.includes(photoId) && line.includes(`"status":"${status}"`));
  await expect.poll(isSaid, PATIENCE).toBe(true);
}

/** As S3 tells of an object. */
function s3Event(key: string): string {
  const s3 = { object: { key: encodeURIComponent(key).replaceAll("%2F", "/") } };
  return JSON.stringify({ Records: [{ eventSource: "aws:s3", eventName: "ObjectCreated:Put", s3 }] });
}

async function tell(bodies: readonly string[]): Promise<void> {
  for (const MessageBody of bodies) {
    const sent = await fetch(`http://127.0.0.1:${stack.config.ports.sqs}`, {
      method: "POST",
      headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": "AmazonSQS.SendMessage" },
      body: JSON.stringify({ QueueUrl: queueUrl(stack.config, names.queue), MessageBody }),
    });
    expect(sent.status).toBe(200);
  }
}

test("S3 tells of each photo up to three times more and in any order: one photo, one set of renditions and faces, right rows", async () => {
  const random = randomFrom(7);
  const some = pictures.slice(0, 4);
  const messages: string[] = [];
  for (const bytes of some) {
    const body = s3Event(product.Photo.keys.original(await refOf(bytes)));
    for (let again = 0; again <= random.below(3); again++) messages.push(body);
  }
  expect(messages.length).toBeGreaterThan(some.length);
  // Some of them before the photo is there at all.
  const shuffled = messages.map((body) => ({ body, at: random.next() })).sort((a, b) => a.at - b.at);
  await tell(shuffled.slice(0, 3).map(({ body }) => body));
  const uploads = some.map((bytes, index) => uploadAndWait(product, event, `IMG_${index}.JPG`, bytes));
  await tell(shuffled.slice(3).map(({ body }) => body));
  await Promise.all(uploads);
  for (const bytes of some) await settled(bytes);
  // And once more when all is done.
  await tell(messages);
  for (const bytes of some) await logged(await idOf(bytes), "already-done");
  expect(await product.projection.counts(event)).toMatchObject({ searchable: some.length, processing: 0, received: 0 });
  expect(await violations(product, event)).toEqual([]);
}, 120_000);

test("The same bytes under another name are the same photo; other bytes under the same name are another one", async () => {
  const [first] = pictures as [Buffer];
  const again = await uploadAndWait(product, event, "SAME.JPG", first);
  const other = await uploadAndWait(product, event, "SAME.JPG", pictures[4]!);
  await settled(pictures[4]!);
  expect(again.photoId).toBe(await idOf(first));
  expect(other.photoId).not.toBe(again.photoId);
  expect((await photoOf(first))?.fileName).toBe("IMG_0.JPG");
  expect(await violations(product, event)).toEqual([]);
}, 120_000);

test("An analysis that fails for good leaves the photo partial, visible and due again, never without bibs; reading it again heals it", async () => {
  const bytes = pictures[5]!;
  const answer = path.join(stack.config.recordedAnswers!, await answerFile(bytes));
  mkdirSync(path.dirname(answer), { recursive: true });
  writeFileSync(answer, "no answer at all");
  const { status } = await uploadAndWait(product, event, "unreadable.jpg", bytes);
  expect(status).toBe("partial");
  const partial = (await photoOf(bytes))!;
  expect(partial).toMatchObject({ partialReasons: expect.arrayContaining(["text-failed"]), attempts: 1 });
  expect(Date.parse(partial.retryAt!)).toBeGreaterThan(Date.parse(partial.updatedAt));
  const due = async (at: number) =>
    (await product.projection.dueRetries(new Date(at), 10)).map(({ photoId }) => photoId);
  expect(await due(Date.parse(partial.retryAt!))).not.toContain(partial.photoId);
  expect(await due(Date.parse(partial.retryAt!) + 1)).toContain(partial.photoId);
  const { photos } = await product.Gallery.page(product, { eventId: event.eventId, limit: 100 });
  expect(photos.map(({ photoId }) => photoId)).toContain(partial.photoId);
  expect(await product.projection.counts(event)).toMatchObject({ partial: 1 });
  expect(await product.Ingest.listDeadLetters(product)).toEqual([]);
  expect(await violations(product, event)).toEqual([]);

  rmSync(answer);
  await settled(bytes);
  expect(await photoOf(bytes)).toMatchObject({ partialReasons: [], facesState: "indexed" });
  expect(await product.projection.counts(event)).toMatchObject({ partial: 0 });
  expect(await violations(product, event)).toEqual([]);
}, 120_000);

/** Where the recogniser keeps what it read on a photo. */
async function answerFile(bytes: Buffer): Promise<string> {
  const { Image } = await import("@snaprace/core/image");
  const rendered = await Image.render(bytes);
  if (rendered.status !== "rendered") throw new Error("The picture is none.");
  const picture = product.sha256(rendered.renditions.large.bytes);
  return `${createHash("sha256")
    .update(JSON.stringify([picture, "text", null]))
    .digest("hex")}.json`;
}

test("A photo that is taken down before it was read is read, and neither shown, found nor served", async () => {
  const bytes = pictures[6]!;
  const ref = await refOf(bytes);
  const takedown = { event_id: ref.eventId, photo_id: ref.photoId, kind: "takedown" };
  expect((await product.truth.from("takedowns").insert(takedown)).error).toBeNull();
  await uploadAndWait(product, event, "down.jpg", bytes);
  await settled(bytes);
  const photo = (await photoOf(bytes))!;
  expect(photo).toMatchObject({ status: "searchable", visibility: "taken-down" });
  const { photos } = await product.Gallery.page(product, { eventId: event.eventId, limit: 100 });
  expect(photos.map(({ photoId }) => photoId)).not.toContain(ref.photoId);
  expect(await violations(product, event)).toEqual([]);
}, 120_000);

test("A release that is on its way out changes nothing of what a newer one has read; the newer one finds what the older one read", async () => {
  const before = (await photoOf(pictures[4]!))!;
  const version = product.Photo.PIPELINE_VERSION;
  const write = async (photo: Photo.Info, over: Photo.Info) => {
    expect(await product.projection.save({ ...photo, revision: over.revision + 1 }, over)).toBe("saved");
    return (await product.projection.photo(over))!;
  };
  const newer = await write({ ...before, pipelineVersion: version + 1, bibs: [] }, before);
  await product.queue.sendOriginals([product.Photo.keys.original(newer)]);
  await logged(newer.photoId, "already-done");
  expect(await product.projection.photo(newer)).toEqual(newer);

  const older = await write({ ...before, pipelineVersion: version - 1, bibs: [] }, newer);
  expect(await product.Ingest.reprocess(product, event, { kind: "outdated" })).toBe(1);
  const bibs = async () => (await product.projection.photo(older))?.bibs;
  await expect.poll(async () => (await product.projection.photo(older))?.pipelineVersion, PATIENCE).toBe(version);
  expect(await bibs()).toEqual(before.bibs);
  expect(await violations(product, event)).toEqual([]);
}, 120_000);

test("Ten writers of one photo at the same moment: one is taken, nine are told, and the counters are right", async () => {
  const before = (await photoOf(pictures[1]!))!;
  const attempts = Array.from({ length: 10 }, (_, index) => {
    const next = { ...before, revision: before.revision + 1, fileName: `${index}.jpg`, status: "partial" as const };
    return product.projection.save(next, before);
  });
  const results = await Promise.all(attempts);
  expect(results.filter((result) => result === "saved")).toHaveLength(1);
  expect(results.filter((result) => result === "conflict")).toHaveLength(9);
  expect(await violations(product, event)).toEqual([]);
});

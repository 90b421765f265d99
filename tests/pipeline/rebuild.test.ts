import { randomUUID } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, paginateScan } from "@aws-sdk/lib-dynamodb";
import type { Curation } from "@snaprace/core/curation";
import type { Event } from "@snaprace/core/event";
import type { Row } from "@snaprace/core/port";
import type { Rebuild } from "@snaprace/core/rebuild";
import type { Review } from "@snaprace/core/review";
import { type DemoPhoto, generatePhotos } from "@snaprace/fixtures";
import { afterAll, beforeAll, expect, test } from "vitest";
import { names } from "../../packages/local/src/stack/names.ts";
import { type Product, productOn } from "../support/product.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { uploadAndWait } from "../support/upload.ts";

/* An event with everything people and machines can say about photos, whose table is lost or damaged and made anew. */

/** Id of a photo that was never uploaded. */
const NOBODY = "0000000000000000000000000Z";

let stack: TestStack;
let product: Product;
let modules: { Curation: typeof Curation; Review: typeof Review; Rebuild: typeof Rebuild };
let event: Event.Info;
let table: DynamoDBDocumentClient;

beforeAll(async () => {
  stack = await startTestStack({ demo: "none", site: false });
  product = await productOn(stack.config);
  modules = {
    Curation: (await import("@snaprace/core/curation")).Curation,
    Review: (await import("@snaprace/core/review")).Review,
    Rebuild: (await import("@snaprace/core/rebuild")).Rebuild,
  };
  table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const { organizerId } = (await product.Event.fromID(product.truth, stack.guide.eventId))!;
  const row = { organizer_id: organizerId, starts_on: "2026-10-18", time_zone: "Asia/Seoul", face_mode: "at_upload" };
  const inserted = await product.truth.from("events").insert({ ...row, id: "lost", name: "lost" });
  expect(inserted.error).toBeNull();
  event = (await product.Event.fromID(product.truth, "lost"))!;
  await fillEvent();
}, 300_000);
afterAll(async () => {
  table?.destroy();
  await stack?.stop();
});

async function fillEvent(): Promise<void> {
  const withBibs: { photoId: string; bib: string; cameraId: string | undefined }[] = [];
  for await (const photo of generatePhotos({ seed: "rebuild", count: 14 })) {
    const photoId = await send(photo);
    const info = (await product.projection.photo({ ...event, photoId }))!;
    const bib = info.bibs.find(({ state }) => state !== "rejected")?.bib;
    if (bib) withBibs.push({ photoId, bib, cameraId: info.cameraId });
  }
  await uploadAndWait(product, event, "notes.jpg", Buffer.from("no photo at all"));
  const [corrected, added, down, hidden, undone] = withBibs;
  if (!(corrected && added && down && hidden && undone)) throw new Error("Too few photos with bibs were drawn.");

  const context = { ...product, event, newId: randomUUID };
  const { Review, Curation } = modules;
  await Review.decide(context, { photoIds: [corrected.photoId], reading: corrected.bib, bib: "777" });
  await Review.decide(context, { photoIds: [added.photoId], bib: "888", onlyIfOpen: false });
  const said = await Review.decide(context, { photoIds: [undone.photoId], reading: undone.bib, bib: "999" });
  if (said.status !== "decided") throw new Error(said.status);
  await Review.undo(context, { batchId: said.batchId });
  await Curation.hide(context, { photoIds: [down.photoId], kind: "takedown" });
  await product.Privacy.request(
    product,
    event,
    { by: "selfie", photoIds: [hidden.photoId], faceIds: [] },
    { kind: "hide", photoIds: [hidden.photoId] },
  );
  if (added.cameraId) await Curation.shiftClock(context, { cameraId: added.cameraId, shiftMs: 90_000 });
}

async function send(photo: DemoPhoto): Promise<string> {
  const state = await uploadAndWait(product, event, photo.fileName, photo.jpeg);
  return state.photoId;
}

async function rowsOfEvent(): Promise<Row[]> {
  const found: Row[] = [];
  for await (const { Items = [] } of paginateScan({ client: table }, { TableName: names.table })) {
    found.push(...(Items as Row[]).filter(({ PK }) => PK.includes(event.eventId)));
  }
  return found;
}

/** How often something was written and when is not part of what the table says; a counter of zero says nothing. */
function meaning(rows: readonly Row[]): unknown[] {
  const ignored = new Set(["revision", "attempts", "updatedAt", "searchableAt", "reviewedAt"]);
  return rows
    .map((row) => Object.entries(row).filter(([name, value]) => !ignored.has(name) && value !== 0))
    .filter((entries) => entries.length > 2)
    .map((entries) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))))
    .sort((a, b) => (String(a.SK) < String(b.SK) ? -1 : 1));
}

const drop = ({ PK, SK }: Row) => table.send(new DeleteCommand({ TableName: names.table, Key: { PK, SK } }));
const rebuild = () => modules.Rebuild.rebuild(product, event);

async function atRest(photos: number): Promise<void> {
  const settled = async () => {
    const { searchable, rejected } = await product.projection.counts(event);
    return searchable + rejected;
  };
  await expect.poll(settled, { timeout: 60_000 }).toBe(photos);
}

test("A table that was lost is made anew and says what it said, corrections, takedowns, hidden photos and clocks included", async () => {
  const before = await rowsOfEvent();
  for (const row of before) await drop(row);
  expect(await rowsOfEvent()).toEqual([]);
  // Only the file that is no photo has no kept reading; the pipeline says again why it was rejected.
  expect(await rebuild()).toMatchObject({ restored: 14, sent: 1, removed: 0, repairedRows: 0 });
  await atRest(15);
  expect(meaning(await rowsOfEvent())).toEqual(meaning(before));
}, 120_000);

test("In an event where nothing is lost nothing changes", async () => {
  const before = await rowsOfEvent();
  expect(await rebuild()).toMatchObject({ restored: 15, sent: 0, removed: 0, repairedRows: 0 });
  expect(meaning(await rowsOfEvent())).toEqual(meaning(before));
});

test("Rows that are missing, wrong or too many are put right", async () => {
  const before = await rowsOfEvent();
  const index = before.find(({ type }) => type === "BIB_INDEX")!;
  const counter = before.find(({ SK }) => SK.startsWith("COUNT#"))!;
  await drop(index);
  const put = (Item: Row) => table.send(new PutCommand({ TableName: names.table, Item }));
  await put({ ...counter, searchable: 1000 });
  await put({ ...index, SK: "BIB#4711#PHOTO#nobody", GSI1PK: "EVT#lost#BIB#4711" });
  const photo = before.find(({ type }) => type === "PHOTO")!;
  await put({ ...photo, SK: `PHOTO#${NOBODY}`, photoId: NOBODY });
  // The missing row is written with its photo; the other two are found by looking at all rows.
  expect(await rebuild()).toMatchObject({ restored: 15, removed: 1, repairedRows: 2 });
  expect(meaning(await rowsOfEvent())).toEqual(meaning(before));
});

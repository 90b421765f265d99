import { createHash, randomBytes } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, type BatchWriteCommandInput, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Event } from "@snaprace/core/event";
import type { Photo } from "@snaprace/core/photo";
import { names } from "../../../packages/local/src/stack/index.ts";
import type { Product } from "../../../tests/support/product.ts";

/** A generated event: rows as the pipeline would have written them, and real pictures behind those that are looked at. */
export interface FilledEvent {
  readonly eventId: string;
  readonly count: number;
  /** Bibs that are on photos. */
  readonly bibs: readonly string[];
  /** One that is on more photos than any other. */
  readonly often: string;
  /** Gives photos pictures of their own. */
  addPictures(photoIds: ReadonlySet<string>): Promise<void>;
}

const BATCH = 25;
const PARALLEL = 6;
const MAX_ROUNDS = 10;
/** ms between the first photo and the last. */
const RACE_MS = 6 * 3_600_000;
const FIRST = Date.parse("2026-10-17T22:00:00.000Z");
/** A runner whom every photographer met, and how often. */
const OFTEN = { bib: "OFTEN", photos: 200 } as const;

/** Fills an event with photos like those of the demo race, over and over; they have no pictures yet. */
export async function fillEvent(
  product: Product,
  demo: Event.Info,
  models: readonly Photo.Info[],
  count: number,
): Promise<FilledEvent> {
  const eventId = `bench-${count}`;
  const input = {
    organizerId: demo.organizerId,
    eventId,
    name: `Bench ${count}`,
    startsOn: "2026-10-18",
    timeZone: "Asia/Seoul",
  };
  const context = { truth: product.truth, edge: product.edge, clock: product.clock };
  await product.Event.create(context, input);
  await product.Event.publish(context, eventId);
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const sums = new Map<string, Record<string, number | string>>();
  const add = (key: { PK: string; SK: string }, by: Readonly<Record<string, number>>) => {
    const row = sums.get(key.SK) ?? { ...key };
    for (const [name, value] of Object.entries(by)) row[name] = Number(row[name] ?? 0) + value;
    sums.set(key.SK, row);
  };
  const bibs = Array.from({ length: Math.ceil(count / 8) }, (_, index) => String(index + 1));
  const modelOf = (index: number) => models[index % models.length]!;
  let waiting: object[] = [];
  for (let index = 0; index < count; index++) {
    const photo = photoOf(modelOf(index), eventId, index, count, bibs);
    waiting.push(product.Photo.photoRow(photo), ...product.Photo.bibRows(photo));
    add(product.Photo.counterKey(photo), product.Photo.counterDelta(photo, undefined) as Record<string, number>);
    add(product.Photo.timelineKey(photo), product.Photo.timelineDelta(photo, undefined));
    if (waiting.length >= BATCH * PARALLEL * 4) {
      await write(client, waiting);
      waiting = [];
    }
  }
  await write(client, [...waiting, ...sums.values()]);
  const addPictures = async (photoIds: ReadonlySet<string>) => {
    for (let index = 0; index < count; index++) {
      if (!photoIds.has(photoIdOf(eventId, index))) continue;
      await copyPictures(product, modelOf(index), photoOf(modelOf(index), eventId, index, count, bibs));
    }
  };
  return { eventId, count, bibs, often: OFTEN.bib, addPictures };
}

const hashOf = (eventId: string, index: number) => createHash("sha256").update(`${eventId} ${index}`).digest("hex");
const photoIdOf = (eventId: string, index: number) => crockford(hashOf(eventId, index));

function photoOf(
  model: Photo.Info,
  eventId: string,
  index: number,
  count: number,
  bibs: readonly string[],
): Photo.Info {
  const contentHash = hashOf(eventId, index);
  const match = model.bibs[0];
  const box = { left: 0.4, top: 0.4, width: 0.1, height: 0.1 };
  const own = [0, 1].map((offset) => bibs[(index * 7 + offset * 13) % bibs.length] ?? "1");
  return {
    ...model,
    eventId,
    photoId: crockford(contentHash),
    contentHash,
    // Real hashes differ from photo to photo: the same ones again and again would compress too well.
    thumbhash: Buffer.concat([Buffer.from(model.thumbhash ?? "", "base64").subarray(0, 5), randomBytes(17)]).toString(
      "base64",
    ),
    captureTime: new Date(FIRST + Math.floor((RACE_MS * index) / count)).toISOString(),
    bibs: [...own, ...(index < OFTEN.photos ? [OFTEN.bib] : [])].map((bib) => ({
      ...(match ?? { confidence: 97, source: "ocr" as const, state: "confirmed" as const, reasons: [] }),
      box,
      bib,
    })),
  };
}

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const crockford = (hex: string) =>
  Array.from({ length: 26 }, (_, place) => DIGITS[Number.parseInt(hex.slice(place * 2, place * 2 + 2), 16) % 32]).join(
    "",
  );

async function copyPictures(product: Product, from: Photo.Info, to: Photo.Info): Promise<void> {
  for (const name of ["small", "medium", "large"] as const) {
    const stored = await product.objects.get(product.Photo.keys.rendition(from, name));
    const contentType = name === "large" ? "image/jpeg" : "image/webp";
    if (stored) await product.objects.put(product.Photo.keys.rendition(to, name), stored.bytes, { contentType });
  }
}

async function write(client: DynamoDBDocumentClient, rows: readonly object[]): Promise<void> {
  const starts = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) => index * BATCH).values();
  const lane = async () => {
    for (const start of starts) await writeBatch(client, rows.slice(start, start + BATCH));
  };
  await Promise.all(Array.from({ length: PARALLEL }, lane));
}

/** BatchWriteItem may leave rows unwritten and say so in its answer: these are sent again. */
async function writeBatch(client: DynamoDBDocumentClient, rows: readonly object[]): Promise<void> {
  let RequestItems: BatchWriteCommandInput["RequestItems"] = {
    [names.table]: rows.map((row) => ({ PutRequest: { Item: { ...row } } })),
  };
  for (let round = 0; Object.keys(RequestItems ?? {}).length > 0; round++) {
    if (round === MAX_ROUNDS) throw new Error("DynamoDB kept leaving rows unwritten: run the benchmark again.");
    RequestItems = (await client.send(new BatchWriteCommand({ RequestItems }))).UnprocessedItems ?? {};
  }
}

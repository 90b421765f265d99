import { randomUUID } from "node:crypto";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { ThrottledError } from "../errors/index.ts";
import * as Photo from "../photo/photo.ts";

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** Two photos that share a counter item cancel each other now and then; a few milliseconds later they do not. */
const MAX_ATTEMPTS = 8;
const BACKOFF_MS = 15;

/** Writes a photo with its bib rows and counters on top of `previous`, or nothing at all. */
export async function saveTransaction(
  client: DynamoDBDocumentClient,
  TableName: string,
  photo: Photo.Info,
  previous: Photo.Info | undefined,
): Promise<"saved" | "conflict"> {
  const isWritten = await transact(client, saveWrites(TableName, photo, previous));
  return isWritten ? "saved" : "conflict";
}

/** Takes a photo away with its bib rows and its share of the counters, or nothing at all. */
export async function removeTransaction(
  client: DynamoDBDocumentClient,
  TableName: string,
  photo: Photo.Info,
): Promise<"removed" | "conflict"> {
  const isWritten = await transact(client, removeWrites(TableName, photo));
  return isWritten ? "removed" : "conflict";
}

/** @returns false, and nothing is written, when the first write's condition does not hold */
async function transact(client: DynamoDBDocumentClient, TransactItems: Write[]): Promise<boolean> {
  // The same for every repetition, so that one whose answer was lost cannot count twice. Never made from the content: two writers
  // of the same thing in the same millisecond would both be told that they were first.
  const ClientRequestToken = randomUUID();
  for (let attempt = 1; ; attempt++) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }));
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      if (codes[0] === "ConditionalCheckFailed") return false;
      if (!codes.some((code) => code === "TransactionConflict" || code === "ThrottlingError")) throw error;
      if (attempt === MAX_ATTEMPTS) throw new ThrottledError("DynamoDB", error);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * BACKOFF_MS * 2 ** attempt));
    }
  }
}

/** Everything that follows from a photo's new state: its item, index rows, retry and counters. The photo's own item comes first. */
export function saveWrites(TableName: string, photo: Photo.Info, previous: Photo.Info | undefined): Write[] {
  const condition = previous
    ? { ConditionExpression: "revision = :seen", ExpressionAttributeValues: { ":seen": previous.revision } }
    : { ConditionExpression: "attribute_not_exists(PK)" };
  const stale = previous ? Photo.staleBibKeys(previous, photo) : [];
  return [
    { Put: { TableName, Item: Photo.photoRow(photo), ...condition } },
    ...Photo.bibRows(photo).map((Item) => ({ Put: { TableName, Item } })),
    ...stale.map((Key) => ({ Delete: { TableName, Key } })),
    ...markWrites(TableName, Photo.retryRow(photo), previous && Photo.retryRow(previous)),
    ...markWrites(TableName, Photo.troubleRow(photo), previous && Photo.troubleRow(previous)),
    ...sum(TableName, Photo.counterKey(photo), Photo.counterDelta(photo, previous)),
    ...sum(TableName, Photo.timelineKey(photo), Photo.timelineDelta(photo, previous)),
    ...cover(TableName, photo, Photo.coverValue(photo), previous && Photo.coverValue(previous)),
  ];
}

function removeWrites(TableName: string, photo: Photo.Info): Write[] {
  const hidden: Photo.Info = { ...photo, visibility: "hidden" };
  return [
    {
      Delete: {
        TableName,
        Key: Photo.photoKey(photo),
        ConditionExpression: "revision = :seen",
        ExpressionAttributeValues: { ":seen": photo.revision },
      },
    },
    ...Photo.staleBibKeys(photo, hidden).map((Key) => ({ Delete: { TableName, Key } })),
    ...markWrites(TableName, undefined, Photo.retryRow(photo)),
    ...markWrites(TableName, undefined, Photo.troubleRow(photo)),
    ...sum(TableName, Photo.counterKey(photo), Photo.counterDelta(undefined, photo)),
    ...sum(TableName, Photo.timelineKey(photo), Photo.timelineDelta(hidden, photo)),
    ...cover(TableName, photo, undefined, Photo.coverValue(photo)),
  ];
}

/** A row that only stands for a photo being in some state: written when it comes, deleted when it goes or moves. */
function markWrites(
  TableName: string,
  row: Record<string, string> | undefined,
  before: Record<string, string> | undefined,
): Write[] {
  if (row?.SK === before?.SK) return [];
  return [
    ...(row ? [{ Put: { TableName, Item: row } }] : []),
    ...(before ? [{ Delete: { TableName, Key: { PK: before.PK, SK: before.SK } } }] : []),
  ];
}

/** Adds to the numbers of an item. */
function sum(TableName: string, Key: Record<string, string>, by: Readonly<Record<string, number>>): Write[] {
  const delta = Object.entries(by);
  if (delta.length === 0) return [];
  return [
    {
      Update: {
        TableName,
        Key,
        UpdateExpression: `ADD ${delta.map((_, index) => `#s${index} :d${index}`).join(", ")}`,
        ExpressionAttributeNames: Object.fromEntries(delta.map(([name], index) => [`#s${index}`, name])),
        ExpressionAttributeValues: Object.fromEntries(delta.map(([, value], index) => [`:d${index}`, value])),
      },
    },
  ];
}

/** What the coverage board is told of a photo. Set as a whole and not added up: written twice it says the same. */
function cover(TableName: string, photo: Photo.Info, value: string | undefined, before: string | undefined): Write[] {
  if (value === before) return [];
  const update = { TableName, Key: Photo.coverKey(photo), ExpressionAttributeNames: { "#p": photo.photoId } };
  if (value === undefined) return [{ Update: { ...update, UpdateExpression: "REMOVE #p" } }];
  return [{ Update: { ...update, UpdateExpression: "SET #p = :p", ExpressionAttributeValues: { ":p": value } } }];
}

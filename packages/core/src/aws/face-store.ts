import { ConditionalCheckFailedException, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { setting } from "../env/index.ts";
import type { FaceStore, StoredFace } from "../port/index.ts";
import {
  COLLECTIONS,
  CollectionRow,
  collectionKey,
  faceKey,
  fromFaceRow,
  SHARDS,
  shardKey,
  toFaceRow,
} from "./face-row.ts";
import { PATIENCE, patient } from "./patience.ts";

/** Faces written or deleted at the same time. */
const PARALLEL = 16;
/** Collections whose faces one instance remembers: some 15 MB for 25,000 faces. */
const REMEMBERED = 3;

type Row = Readonly<Record<string, unknown>>;

/**
 * Face collections in DynamoDB. Their faces are read once and remembered until the collection's version says that some came or went, so a
 * deleted face is found by no search after its deletion was answered.
 */
export function dynamoFaceStore(): FaceStore {
  const client = DynamoDBDocumentClient.from(
    patient(PATIENCE.table, (waits) => new DynamoDBClient(waits)),
    {
      marshallOptions: { removeUndefinedValues: true },
    },
  );
  const TableName = setting("faceTable").name;
  const remembered = new Map<string, { version: number; faces: readonly StoredFace[] }>();

  const read = async (id: string) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: collectionKey(id), ConsistentRead: true }));
    return Item && CollectionRow.parse(Item);
  };
  const query = async (PK: string): Promise<Row[]> => {
    const found: Row[] = [];
    let start: Row | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "PK = :pk",
          ExpressionAttributeValues: { ":pk": PK },
          ConsistentRead: true,
          ExclusiveStartKey: start,
        }),
      );
      found.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start);
    return found;
  };
  const shards = async (id: string) => (await Promise.all(SHARDS.map((shard) => query(shardKey(id, shard))))).flat();
  /** @returns whether it was there */
  const remove = async (id: string, faceId: string) => {
    const command = new DeleteCommand({ TableName, Key: faceKey(id, faceId), ReturnValues: "ALL_OLD" });
    return (await client.send(command)).Attributes !== undefined;
  };
  /** @returns false when the collection is not there, or about to go */
  const count = (id: string, difference: number) =>
    allowed(
      client.send(
        new UpdateCommand({
          TableName,
          Key: collectionKey(id),
          UpdateExpression: "ADD faceCount :n, version :one",
          ConditionExpression: "attribute_exists(PK) AND attribute_not_exists(isGoing)",
          ExpressionAttributeValues: { ":n": difference, ":one": 1 },
        }),
      ),
    );

  return {
    async list() {
      return (await query(COLLECTIONS)).map((row) => CollectionRow.parse(row).SK).sort();
    },
    async describe(id) {
      const row = await read(id);
      return row && { id, createdAt: row.createdAt, faceCount: row.faceCount };
    },
    create(id, createdAt) {
      const Item = { ...collectionKey(id), createdAt, faceCount: 0, version: 0 };
      return allowed(client.send(new PutCommand({ TableName, Item, ConditionExpression: "attribute_not_exists(PK)" })));
    },
    async drop(id) {
      // First, so that nobody adds a face behind our back; a deletion that was cut off is begun again by the next.
      const isThere = await allowed(
        client.send(
          new UpdateCommand({
            TableName,
            Key: collectionKey(id),
            UpdateExpression: "SET isGoing = :yes ADD version :one",
            ConditionExpression: "attribute_exists(PK)",
            ExpressionAttributeValues: { ":yes": true, ":one": 1 },
          }),
        ),
      );
      if (!isThere) return false;
      remembered.delete(id);
      await inParallel(await shards(id), ({ SK }) => remove(id, String(SK)));
      await client.send(new DeleteCommand({ TableName, Key: collectionKey(id) }));
      return true;
    },
    async faces(id) {
      const row = await read(id);
      if (!row || row.isGoing) return row && [];
      const known = remembered.get(id);
      if (known?.version === row.version) return known.faces;
      const faces = (await shards(id)).map(fromFaceRow);
      remembered.delete(id);
      remembered.set(id, { version: row.version, faces });
      if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value as string);
      return faces;
    },
    async add(id, faces) {
      const isNew = await inParallel(faces, async (stored) => {
        const command = new PutCommand({ TableName, Item: toFaceRow(id, stored), ReturnValues: "ALL_OLD" });
        return (await client.send(command)).Attributes === undefined;
      });
      const added = isNew.filter(Boolean).length;
      if (added === 0 || (await count(id, added))) return;
      // The collection went meanwhile, and must leave nothing behind.
      await inParallel(faces, ({ face }) => remove(id, face.FaceId));
    },
    async deleteFaces(id, faceIds) {
      const wasThere = await inParallel(faceIds, (faceId) => remove(id, faceId));
      const deleted = faceIds.filter((_, index) => wasThere[index]);
      if (deleted.length > 0) await count(id, -deleted.length);
      return deleted;
    },
  };
}

/** @returns false when the write's condition did not hold */
async function allowed(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += PARALLEL) {
    results.push(...(await Promise.all(items.slice(start, start + PARALLEL).map(work))));
  }
  return results;
}

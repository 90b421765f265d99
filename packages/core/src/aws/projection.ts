import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { z } from "zod";
import { setting } from "../env/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import { EventId, OrganizerId, PhotoId } from "../id/index.ts";
import * as Photo from "../photo/photo.ts";
import type { Projection, PhotoRef as Ref } from "../port/index.ts";
import { galleryQuery, toPosition } from "./gallery-query.ts";
import { PATIENCE, patient } from "./patience.ts";
import { removeTransaction, saveTransaction } from "./save-transaction.ts";

const PhotoRef = z.object({ organizerId: OrganizerId, eventId: EventId, photoId: PhotoId });

/** DynamoDB's limit per request. */
const BATCH_GET = 100;
const MAX_BATCH_ROUNDS = 10;

/** The projection over DynamoDB. */
export function dynamoProjection(): Projection {
  const client = DynamoDBDocumentClient.from(
    patient(PATIENCE.table, (waits) => new DynamoDBClient(waits)),
    {
      marshallOptions: { removeUndefinedValues: true },
    },
  );
  const TableName = setting("photoTable").name;

  const batch = async (refs: readonly Parameters<typeof Photo.photoKey>[0][]): Promise<Photo.Info[]> => {
    let Keys: Record<string, unknown>[] = refs.map(Photo.photoKey);
    const found: Photo.Info[] = [];
    for (let round = 0; Keys.length > 0; round++) {
      if (round === MAX_BATCH_ROUNDS) throw new SnapRaceError("unavailable", "DynamoDB kept leaving keys unprocessed.");
      const answer = await client.send(
        new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
      );
      for (const item of answer.Responses?.[TableName] ?? []) found.push(Photo.Info.parse(item));
      Keys = answer.UnprocessedKeys?.[TableName]?.Keys ?? [];
    }
    return found;
  };

  const photos = async (refs: readonly Ref[]): Promise<Photo.Info[]> => {
    const found: Photo.Info[] = [];
    for (let start = 0; start < refs.length; start += BATCH_GET) {
      found.push(...(await batch(refs.slice(start, start + BATCH_GET))));
    }
    return found;
  };

  const progress = async (event: Parameters<Projection["progress"]>[0]): Promise<Photo.Progress> => {
    const counters: Record<string, unknown>[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    // With hundreds of uploads, an event's counters fill more than one page.
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "PK = :pk AND begins_with(SK, :prefix)",
          ExpressionAttributeValues: { ":pk": Photo.partition(event), ":prefix": Photo.COUNTER_PREFIX },
          ConsistentRead: true,
          ExclusiveStartKey,
        }),
      );
      counters.push(...Items);
      ExclusiveStartKey = LastEvaluatedKey;
    } while (ExclusiveStartKey);
    return Photo.toProgress(counters);
  };

  return {
    async photo(ref) {
      const { Item } = await client.send(new GetCommand({ TableName, Key: Photo.photoKey(ref), ConsistentRead: true }));
      return Item && Photo.Info.parse(Item);
    },
    photos,
    save: (photo, previous) => saveTransaction(client, TableName, photo, previous),
    remove: (photo) => removeTransaction(client, TableName, photo),
    gallery: (query) => galleryQuery(client, TableName, query),
    async list(event, limit, start) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "PK = :pk AND begins_with(SK, :prefix)",
          ExpressionAttributeValues: { ":pk": Photo.partition(event), ":prefix": Photo.PHOTO_PREFIX },
          Limit: limit,
          ExclusiveStartKey: start,
          // Whoever takes photos away must not miss the latest.
          ConsistentRead: true,
        }),
      );
      return { items: Items.map((item) => Photo.Info.parse(item)), next: toPosition(LastEvaluatedKey) };
    },
    async dueRetries(now, limit) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "PK = :pk AND SK < :now",
          ExpressionAttributeValues: { ":pk": Photo.RETRY_PARTITION, ":now": Photo.retrySortKey(now.toISOString()) },
          Limit: limit,
        }),
      );
      return Items.map((item) => PhotoRef.parse(item));
    },
    async troubles(event, limit, start) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "PK = :pk AND begins_with(SK, :prefix)",
          ExpressionAttributeValues: { ":pk": Photo.partition(event), ":prefix": Photo.TROUBLE_PREFIX },
          Limit: limit,
          ExclusiveStartKey: start,
        }),
      );
      const found = await photos(Items.map((item) => PhotoRef.parse(item)));
      return { items: found.sort(byId), next: toPosition(LastEvaluatedKey) };
    },
    counts: async (event) => (await progress(event)).total,
    progress,
  };
}

function byId(a: Photo.Info, b: Photo.Info): number {
  return a.photoId < b.photoId ? -1 : 1;
}

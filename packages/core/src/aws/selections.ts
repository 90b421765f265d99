import { createHmac } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { setting } from "../env/index.ts";
import type { Selection, Selections } from "../port/index.ts";
import { photoTable } from "../topology/table.ts";
import { PATIENCE, patient } from "./patience.ts";

/** How long a download may be taken up again. */
const KEPT_SECONDS = 24 * 3600;

/**
 * Lists of photos in items of the photo table that DynamoDB removes by itself. Who asked is not in them, and their names tell
 * nothing: they are a keyed hash of the list.
 */
export function dynamoSelections(): Selections {
  const client = DynamoDBDocumentClient.from(patient(PATIENCE.table, (waits) => new DynamoDBClient(waits)));
  const TableName = setting("photoTable").name;
  const key = setting("cursorSigningKey").value;
  const keyOf = (name: string) => ({
    [photoTable.partitionKey]: `SELECTION#${name}`,
    [photoTable.sortKey]: "SELECTION",
  });
  return {
    async keep({ eventId, photoIds }, now) {
      const list = `selection ${eventId} ${photoIds.join(",")}`;
      const name = createHmac("sha256", key).update(list).digest("base64url").slice(0, 22);
      const expiresAt = Math.floor(now.getTime() / 1000) + KEPT_SECONDS;
      const Item = { ...keyOf(name), eventId, photoIds, [photoTable.timeToLive]: expiresAt };
      await client.send(new PutCommand({ TableName, Item }));
      return name;
    },
    async find(name, now): Promise<Selection | undefined> {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(name) }));
      // DynamoDB takes its time to remove what is over.
      if (!Item || Item[photoTable.timeToLive] * 1000 < now.getTime()) return undefined;
      return { eventId: Item.eventId, photoIds: Item.photoIds };
    },
  };
}

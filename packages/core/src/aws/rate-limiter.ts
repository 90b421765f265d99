import { createHmac } from "node:crypto";
import { ConditionalCheckFailedException, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { setting } from "../env/index.ts";
import type { RateLimiter } from "../port/index.ts";
import { photoTable } from "../topology/table.ts";
import { PATIENCE, patient } from "./patience.ts";

/** Counters in fixed windows, in items of the photo table that DynamoDB removes by itself. No address is in them. */
export function dynamoRateLimiter(): RateLimiter {
  const client = DynamoDBDocumentClient.from(patient(PATIENCE.counter, (waits) => new DynamoDBClient(waits)));
  const TableName = setting("photoTable").name;
  const key = setting("cursorSigningKey").value;
  return {
    async take({ kind, caller, calls, seconds, units = 1 }, now) {
      const second = Math.floor(now.getTime() / 1000);
      const end = (Math.floor(second / seconds) + 1) * seconds;
      const who = createHmac("sha256", key).update(`rate-limit ${kind} ${caller}`).digest("base64url");
      try {
        await client.send(
          new UpdateCommand({
            TableName,
            Key: { [photoTable.partitionKey]: `LIMIT#${kind}#${who}`, [photoTable.sortKey]: `WINDOW#${end}` },
            UpdateExpression: "ADD calls :units SET #expires = :expires",
            ConditionExpression: "attribute_not_exists(calls) OR calls <= :room",
            ExpressionAttributeNames: { "#expires": photoTable.timeToLive },
            ExpressionAttributeValues: { ":units": units, ":room": calls - units, ":expires": end + seconds },
          }),
        );
        return undefined;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return Math.max(1, end - second);
        throw error;
      }
    },
  };
}

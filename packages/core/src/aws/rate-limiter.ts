import { createHmac } from "node:crypto";
import { ConditionalCheckFailedException, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { setting } from "../env/index.ts";
import type { RateLimiter } from "../port/index.ts";
import { photoTable } from "../topology/table.ts";
import { PATIENCE, patient } from "./patience.ts";

/** Characters of a question's hash, six bits each: hundreds of questions stay a small item, and no two are one. */
const HASH_LENGTH = 11;

/** Counters in fixed windows, in items of the photo table that DynamoDB removes by itself. No address is in them. */
export function dynamoRateLimiter(): RateLimiter {
  const client = DynamoDBDocumentClient.from(patient(PATIENCE.counter, (waits) => new DynamoDBClient(waits)));
  const TableName = setting("photoTable").name;
  const key = setting("cursorSigningKey").value;
  const hash = (text: string) => createHmac("sha256", key).update(`rate-limit ${text}`).digest("base64url");
  return {
    async take({ kind, caller, calls, seconds, units = 1, question }, now) {
      const second = Math.floor(now.getTime() / 1000);
      const end = (Math.floor(second / seconds) + 1) * seconds;
      const asked = question === undefined ? undefined : hash(`${kind} ${caller} ${question}`).slice(0, HASH_LENGTH);
      try {
        await client.send(
          new UpdateCommand({
            TableName,
            Key: {
              [photoTable.partitionKey]: `LIMIT#${kind}#${hash(`${kind} ${caller}`)}`,
              [photoTable.sortKey]: `WINDOW#${end}`,
            },
            UpdateExpression: `ADD calls :units${asked ? ", asked :asked" : ""} SET #expires = :expires`,
            ConditionExpression: `attribute_not_exists(calls) OR (calls <= :room${asked ? " AND NOT contains(asked, :question)" : ""})`,
            ExpressionAttributeNames: { "#expires": photoTable.timeToLive },
            ExpressionAttributeValues: {
              ":units": units,
              ":room": calls - units,
              ":expires": end + seconds,
              ...(asked && { ":asked": new Set([asked]), ":question": asked }),
            },
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          }),
        );
        return undefined;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        // Errors are not translated by the document client: a set of texts is `SS` in them.
        if (asked && error.Item?.asked?.SS?.includes(asked)) return undefined;
        return Math.max(1, end - second);
      }
    },
  };
}

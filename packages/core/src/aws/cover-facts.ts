import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { setting } from "../env/index.ts";
import * as Photo from "../photo/photo.ts";
import type { CoverFacts } from "../port/index.ts";
import { PATIENCE, patient } from "./patience.ts";

/** Ranges of sort keys that are read side by side; Crockford's digits fall into them evenly. */
const RANGES = [
  ["0", "7"],
  ["8", "F"],
  ["G", "Q"],
  ["R", "Z"],
] as const;
/** Above every digit. */
const HIGHEST = "~";

/** The facts over DynamoDB: at most 1,024 items of some kilobytes for an event of 50,000 photos, a handful of queries. */
export function dynamoCoverFacts(): CoverFacts {
  const client = DynamoDBDocumentClient.from(patient(PATIENCE.table, (waits) => new DynamoDBClient(waits)));
  const TableName = setting("photoTable").name;
  const range = async (pk: string, from: string, to: string) => {
    const items: Record<string, unknown>[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "PK = :pk AND SK BETWEEN :from AND :to",
          ExpressionAttributeValues: {
            ":pk": pk,
            ":from": `${Photo.COVER_PREFIX}${from}`,
            ":to": `${Photo.COVER_PREFIX}${to}${HIGHEST}`,
          },
          ExclusiveStartKey,
          // The counters, which are read before, must not be ahead of it.
          ConsistentRead: true,
        }),
      );
      items.push(...Items);
      ExclusiveStartKey = LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return items;
  };
  return {
    async facts(event) {
      const pk = Photo.partition(event);
      const items = await Promise.all(RANGES.map(([from, to]) => range(pk, from, to)));
      return Photo.toCoverFacts(items.flat());
    },
  };
}

import { randomInt } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { setting } from "../env/index.ts";
import type { DayCounts, VisitCounter } from "../port/index.ts";
import { photoTable } from "../topology/table.ts";
import { KINDS, type Kind } from "../visit/kind.ts";
import { PATIENCE, patient } from "./patience.ts";

/** Items of a day: the busiest minute of a race must not wait for one item. */
const SHARDS = 8;
/** Before every day and after. */
const FIRST = "0000-00-00";
const LAST = "9999-99-99";

const partition = (eventId: string) => `VISITS#${eventId}`;

/** Counters in the photo table, in a partition of their own: what is written here never waits for a photo, nor a photo for it. */
export function dynamoVisitCounter(): VisitCounter {
  const client = DynamoDBDocumentClient.from(
    patient(PATIENCE.counter, (waits) => new DynamoDBClient({ ...waits, maxAttempts: 2 })),
  );
  const TableName = setting("photoTable").name;
  const { partitionKey: pk, sortKey: sk } = photoTable;
  return {
    async add(eventId, day, counts) {
      const entries = Object.entries(counts);
      if (entries.length === 0) return;
      await client.send(
        new UpdateCommand({
          TableName,
          Key: { [pk]: partition(eventId), [sk]: `DAY#${day}#${randomInt(SHARDS)}` },
          UpdateExpression: `ADD ${entries.map((_, index) => `#k${index} :n${index}`).join(", ")}`,
          ExpressionAttributeNames: Object.fromEntries(entries.map(([kind], index) => [`#k${index}`, kind])),
          ExpressionAttributeValues: Object.fromEntries(entries.map(([, value], index) => [`:n${index}`, value])),
        }),
      );
    },
    async days(eventId, from) {
      const sums = new Map<string, Partial<Record<Kind, number>>>();
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: "#pk = :pk AND #sk BETWEEN :from AND :to",
            ExpressionAttributeNames: { "#pk": pk, "#sk": sk },
            ExpressionAttributeValues: {
              ":pk": partition(eventId),
              ":from": `DAY#${from ?? FIRST}`,
              ":to": `DAY#${LAST}`,
            },
            ExclusiveStartKey,
          }),
        );
        for (const item of Items) addTo(sums, item, sk);
        ExclusiveStartKey = LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined);
      return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, counts]): DayCounts => ({ day, counts }));
    },
  };
}

function addTo(
  sums: Map<string, Partial<Record<Kind, number>>>,
  item: Readonly<Record<string, unknown>>,
  sk: string,
): void {
  const [, day = ""] = String(item[sk]).split("#");
  const sum = sums.get(day) ?? {};
  sums.set(day, sum);
  for (const kind of KINDS) {
    const value = Number(item[kind] ?? 0);
    if (value > 0) sum[kind] = (sum[kind] ?? 0) + value;
  }
}

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { setting } from "../env/index.ts";
import * as Photo from "../photo/photo.ts";
import type { Timeline } from "../port/index.ts";
import { PATIENCE, patient } from "./patience.ts";

/** The timeline over DynamoDB: 32 small items for an event of any size. */
export function dynamoTimeline(): Timeline {
  const client = DynamoDBDocumentClient.from(patient(PATIENCE.table, (waits) => new DynamoDBClient(waits)));
  const TableName = setting("photoTable").name;
  return {
    async slots(event) {
      const items: Record<string, unknown>[] = [];
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: "PK = :pk AND begins_with(SK, :prefix)",
            ExpressionAttributeValues: { ":pk": Photo.partition(event), ":prefix": Photo.TIMELINE_PREFIX },
            ExclusiveStartKey,
          }),
        );
        items.push(...Items);
        ExclusiveStartKey = LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined);
      return Photo.toTimeline(items);
    },
  };
}

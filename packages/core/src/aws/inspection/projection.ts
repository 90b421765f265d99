import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  type KeySchemaElement,
} from "@aws-sdk/client-dynamodb";
import { paginateListCollections } from "@aws-sdk/client-rekognition";
import { setting } from "../../env/index.ts";
import type { Inspection } from "../../port/index.ts";
import { PATIENCE, patient } from "../patience.ts";
import { recogniserClient } from "../recogniser-client.ts";
import { seen } from "./seen.ts";

type ProjectionLook = Pick<Inspection, "table" | "timeToLive" | "isRestorable" | "collections">;

export function inspectProjection(): ProjectionLook {
  const client = patient(PATIENCE.operator, (waits) => new DynamoDBClient(waits));
  const rekognition = recogniserClient();
  const TableName = setting("photoTable").name;
  return {
    table: () =>
      seen(async () => {
        const { Table = {} } = await client.send(new DescribeTableCommand({ TableName }));
        return {
          ...keysOf(Table.KeySchema),
          status: Table.TableStatus ?? "",
          deletionProtection: Table.DeletionProtectionEnabled === true,
          indexes: (Table.GlobalSecondaryIndexes ?? []).map(({ IndexName = "", IndexStatus = "", KeySchema }) => ({
            name: IndexName,
            status: IndexStatus,
            ...keysOf(KeySchema),
          })),
        };
      }),
    timeToLive: () =>
      seen(async () => {
        const found = await client.send(new DescribeTimeToLiveCommand({ TableName }));
        const { TimeToLiveStatus, AttributeName } = found.TimeToLiveDescription ?? {};
        return TimeToLiveStatus === "ENABLED" || TimeToLiveStatus === "ENABLING" ? AttributeName : undefined;
      }),
    isRestorable: () =>
      seen(async () => {
        const found = await client.send(new DescribeContinuousBackupsCommand({ TableName }));
        const { PointInTimeRecoveryDescription: recovery } = found.ContinuousBackupsDescription ?? {};
        return recovery?.PointInTimeRecoveryStatus === "ENABLED";
      }),
    collections: () =>
      seen(async () => {
        const ids: string[] = [];
        for await (const page of paginateListCollections({ client: rekognition }, {})) {
          ids.push(...(page.CollectionIds ?? []));
        }
        return ids;
      }),
  };
}

function keysOf(schema: readonly KeySchemaElement[] = []) {
  const key = (type: string) => schema.find(({ KeyType }) => KeyType === type)?.AttributeName ?? "";
  return { partitionKey: key("HASH"), sortKey: key("RANGE") };
}

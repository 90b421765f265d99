import { photoTable, resources } from "@snaprace/core/topology";
import { stage } from "./current-stage.ts";

const indexes = Object.entries(photoTable.indexes);
const keys = [photoTable, ...indexes.map(([, index]) => index)].flatMap((key) => [key.partitionKey, key.sortKey]);

/** The read model: on demand, restorable to any second of the last 35 days. */
export const projection = new sst.aws.Dynamo("Projection", {
  fields: Object.fromEntries(keys.map((key) => [key, "string" as const])),
  primaryIndex: { hashKey: photoTable.partitionKey, rangeKey: photoTable.sortKey },
  globalIndexes: Object.fromEntries(
    indexes.map(([name, index]) => [name, { hashKey: index.partitionKey, rangeKey: index.sortKey }]),
  ),
  ttl: photoTable.timeToLive,
  deletionProtection: stage.deletionProtection,
  transform: {
    table: (args) => {
      args.pointInTimeRecovery = { enabled: true };
      args.billingMode = "PAY_PER_REQUEST";
    },
  },
});

export const photoTableLink = new sst.Linkable(resources.photoTable, { properties: { name: projection.name } });

/** The projection: everything runners read, rebuilt from truth and analysis at will. */
export const photoTable = {
  partitionKey: "PK",
  sortKey: "SK",
  indexes: {
    GSI1: { partitionKey: "GSI1PK", sortKey: "GSI1SK" },
    GSI2: { partitionKey: "GSI2PK", sortKey: "GSI2SK" },
  },
  timeToLive: "expiresAt",
} as const;
export type IndexName = keyof typeof photoTable.indexes;

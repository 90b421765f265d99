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

/**
 * Face collections of our own recogniser, in a table apart: no backup of it is kept, so a vector that is deleted is gone.
 * Rekognition keeps its collections itself.
 */
export const faceTable = { partitionKey: "PK", sortKey: "SK" } as const;

import { photoTable } from "@snaprace/core/topology";
import { describe, expect, test } from "vitest";
import { stage } from "./support/stages.ts";

describe.each(["prod", "dev", "live"] as const)("The table of %s", (name) => {
  const { inputs } = stage(name).one("Table", "ProjectionTable");

  test("has the keys and indexes of the topology, all of them strings", () => {
    expect(inputs.hashKey).toBe(photoTable.partitionKey);
    expect(inputs.rangeKey).toBe(photoTable.sortKey);
    const indexes = Object.entries(photoTable.indexes).map(([index, keys]) => ({
      name: index,
      hashKey: keys.partitionKey,
      rangeKey: keys.sortKey,
      projectionType: "ALL",
    }));
    expect(inputs.globalSecondaryIndexes).toEqual(indexes);
    const keys = [photoTable, ...Object.values(photoTable.indexes)].flatMap((key) => [key.partitionKey, key.sortKey]);
    expect(inputs.attributes).toEqual(keys.map((key) => ({ name: key, type: "S" })));
    expect(inputs.ttl).toEqual({ attributeName: photoTable.timeToLive, enabled: true });
  });

  test("is paid per request and can be restored to any second", () => {
    expect(inputs.billingMode).toBe("PAY_PER_REQUEST");
    expect(inputs.pointInTimeRecovery).toEqual({ enabled: true });
  });

  test("has no stream, because nobody reads one", () => {
    expect(inputs.streamEnabled).toBe(false);
  });
});

import { expect, test, vi } from "vitest";

test("A count is one log line that CloudWatch reads as a metric of the stage", async () => {
  vi.stubEnv("SST_RESOURCE_App", JSON.stringify({ name: "snaprace", stage: "dev" }));
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  const { measure } = await import("../../src/metric.ts");
  measure("photosPartial");
  expect(lines).toHaveLength(1);
  const entry = JSON.parse(lines[0] ?? "");
  expect(entry).toMatchObject({
    Stage: "dev",
    PhotosPartial: 1,
    _aws: {
      CloudWatchMetrics: [
        { Namespace: "SnapRace", Dimensions: [["Stage"]], Metrics: [{ Name: "PhotosPartial", Unit: "Count" }] },
      ],
    },
  });
  // Milliseconds: in seconds, CloudWatch would take it for a date in 1970 and drop it.
  expect(entry._aws.Timestamp).toBeGreaterThan(1.7e12);
});

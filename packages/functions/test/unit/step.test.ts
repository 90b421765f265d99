import { ThrottledError } from "@snaprace/core/errors";
import type { Context } from "aws-lambda";
import { beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";

const PHOTO = { eventId: "seoul-trail-2026", photoId: "0123456789ABCDEFGHJKMNPQRS" };
const Input = z.object({ photo: z.object({ eventId: z.string(), photoId: z.string() }), attempt: z.number() });
const context = { awsRequestId: "request-1" } as Context;
let lines: Record<string, unknown>[];

beforeEach(() => {
  vi.stubEnv("SST_RESOURCE_App", JSON.stringify({ name: "snaprace", stage: "dev" }));
  lines = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((line) => lines.push(JSON.parse(String(line))) > 0);
  }
});

async function run(work: () => Promise<{ status: string }>) {
  const { step } = await import("../../src/step.ts");
  return step("DetectText", Input, work)({ photo: PHOTO, attempt: 2 }, context);
}

test("A step leaves one line with its photo, execution, state and milliseconds", async () => {
  expect(await run(async () => ({ status: "done" }))).toEqual({ status: "done" });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    message: "DetectText",
    ...PHOTO,
    executionId: `${PHOTO.photoId}-2`,
    requestId: "request-1",
    status: "done",
  });
  expect(lines[0]?.ms).toBeGreaterThanOrEqual(0);
});

test("A call that the recogniser refused is counted and handed back to the state machine by its name", async () => {
  const refused = run(async () => {
    throw new ThrottledError("Rekognition", undefined);
  });
  await expect(refused).rejects.toMatchObject({ name: "ThrottledError" });
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatchObject({ RecogniserThrottled: 1, Stage: "dev" });
  expect(lines[1]).toMatchObject({ level: "ERROR", executionId: `${PHOTO.photoId}-2` });
});

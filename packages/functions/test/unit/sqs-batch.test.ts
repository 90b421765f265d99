import type { SQSEvent, SQSRecord } from "aws-lambda";
import { beforeEach, expect, test, vi } from "vitest";

let lines: Record<string, unknown>[];

beforeEach(() => {
  vi.stubEnv("SST_RESOURCE_App", JSON.stringify({ name: "snaprace", stage: "dev" }));
  lines = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((line) => lines.push(JSON.parse(String(line))) > 0);
  }
});

const batch = (count: number) => ({
  Records: Array.from({ length: count }, (_, index) => ({ messageId: `m${index}`, body: String(index) }) as SQSRecord),
});

async function handled(event: SQSEvent, handle: (record: SQSRecord) => Promise<"done" | "postponed">) {
  const { forEachRecord } = await import("../../src/sqs-batch.ts");
  const { batchItemFailures } = await forEachRecord(handle)(event);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

test("One poison message in a batch of ten costs only itself: nine are done, one comes again and is named in the log", async () => {
  const done: string[] = [];
  const failures = await handled(batch(10), async ({ messageId }) => {
    if (messageId === "m3") throw new Error("poison");
    done.push(messageId);
    return "done";
  });
  expect(failures).toEqual(["m3"]);
  expect(done).toHaveLength(9);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ level: "ERROR", messageId: "m3" });
});

test("A message that was postponed stays in the queue, without an error", async () => {
  const failures = await handled(batch(2), async ({ messageId }) => (messageId === "m1" ? "postponed" : "done"));
  expect(failures).toEqual(["m1"]);
  expect(lines).toEqual([]);
});

test("The trigger leaves one line per photo, with its execution, state and milliseconds, and one when it fails", async () => {
  const { logged } = await import("../../src/logged.ts");
  const photo = { eventId: "race", photoId: "0123456789ABCDEFGHJKMNPQRS", key: "not to be logged" };
  await logged("SfnTrigger", photo, async () => ({ status: "recorded", executionId: `${photo.photoId}-1` }));
  const failing = logged("SfnTrigger", photo, () => Promise.reject(new Error("no event")));
  await expect(failing).rejects.toThrow("no event");
  const known = { message: "SfnTrigger", eventId: "race", photoId: photo.photoId, ms: expect.any(Number) };
  expect(lines).toMatchObject([
    { ...known, level: "INFO", executionId: `${photo.photoId}-1`, status: "recorded" },
    { ...known, level: "ERROR" },
  ]);
  expect(JSON.stringify(lines)).not.toContain("not to be logged");
});

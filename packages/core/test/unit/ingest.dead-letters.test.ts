import { beforeEach, describe, expect, test } from "vitest";
import { photoId, sha256 } from "../../src/id/index.ts";
import { Ingest } from "../../src/ingest/index.ts";
import { reprocessMessage } from "../../src/ingest/message.ts";
import { Photo } from "../../src/photo/index.ts";
import type { WorkflowResult } from "../../src/port/index.ts";
import { memoryPorts } from "../support/memory-ports.ts";

const SENT_AT = "2026-10-18T02:30:00.000Z";
const SECOND = 1000;

let memory: ReturnType<typeof memoryPorts>;
beforeEach(() => {
  memory = memoryPorts();
});

const mark = (hasTime = () => true) => Ingest.markDeadLetters(memory.ports, hasTime);
const later = (ms: number) => {
  memory.world.now = new Date(memory.world.now.getTime() + ms);
};

/** An original in the bucket. */
function upload(content: string) {
  const { organizerId, eventId } = memory.world.event;
  const bytes = Buffer.from(content);
  const ref = { organizerId, eventId, photoId: photoId(eventId, sha256(bytes)) };
  const key = Photo.keys.original(ref);
  const metadata = { "file-name": `${content}.jpg` };
  memory.world.objects.set(key, { bytes, size: bytes.length, metadata, lastModified: memory.world.now });
  return { ref, key, photo: () => memory.world.photos.get(`${eventId}/${ref.photoId}`) };
}

function die(key: string, body = reprocessMessage(key)): void {
  const messageId = `message-${memory.world.letters.size}`;
  memory.world.letters.set(messageId, { messageId, body, receiptHandle: messageId, sentAt: SENT_AT, hidden: false });
}

/** One delivery whose execution ends so. */
function deliver(key: string, result: WorkflowResult) {
  const original = Photo.parseOriginalKey(key)!;
  const workflow = { run: async () => result };
  return Ingest.trigger({ ...memory.ports, workflow }, { original, reprocess: false });
}

const FAILURE: WorkflowResult = {
  status: "failed",
  error: "ZodError",
  cause: JSON.stringify({ errorMessage: "The event's rules are wrong.", errorType: "ZodError", trace: ["at …"] }),
};

describe("A photo whose message was received too often", () => {
  test("and whose execution failed is dead-lettered, with the error's words, its attempts and times", async () => {
    const { key, photo } = upload("a");
    await expect(deliver(key, FAILURE)).rejects.toThrow("ZodError");
    die(key);
    later(21 * SECOND);
    expect(await mark()).toEqual({ seen: 1, marked: 1 });
    expect(photo()).toMatchObject({
      status: "dead-lettered",
      attempts: 1,
      deadLetter: {
        reason: "failed",
        error: "ZodError: The event's rules are wrong.",
        sentAt: SENT_AT,
        noticedAt: memory.world.now.toISOString(),
      },
    });
    expect((await memory.ports.projection.counts(memory.world.event))["dead-lettered"]).toBe(1);
  });

  test("and whose execution never ended is dead-lettered as interrupted, once it can not be alive any more", async () => {
    const { key, ref, photo } = upload("b");
    const arrival = { ...ref, fileName: "b.jpg", size: 1, photographerId: undefined, uploadedAt: SENT_AT };
    await memory.ports.projection.save(Photo.begin(undefined, arrival, memory.world.now), undefined);
    die(key);
    later(79 * SECOND);
    expect(await mark()).toEqual({ seen: 1, marked: 0 });
    later(2 * SECOND);
    expect(await mark()).toEqual({ seen: 1, marked: 1 });
    expect(photo()).toMatchObject({ status: "dead-lettered", deadLetter: { reason: "interrupted" } });
  });

  test("and that was never begun gets a record under its file's name", async () => {
    const { key, photo } = upload("c");
    die(key);
    expect(await mark()).toEqual({ seen: 1, marked: 1 });
    expect(photo()).toMatchObject({
      status: "dead-lettered",
      fileName: "c.jpg",
      attempts: 0,
      deadLetter: { reason: "never-begun" },
    });
    expect(Photo.isVisible(photo()!)).toBe(false);
  });

  test("is marked once, and its message stays and is shown again", async () => {
    const { key, photo } = upload("d");
    die(key);
    await mark();
    const before = structuredClone(photo());
    expect(await mark()).toEqual({ seen: 1, marked: 0 });
    expect(photo()).toEqual(before);
    expect([...memory.world.letters.values()]).toMatchObject([{ hidden: false }]);
  });

  test("returns to processing and ends as usual when the message is sent back", async () => {
    const { key, photo } = upload("e");
    die(key);
    await mark();
    await deliver(key, { status: "succeeded", output: null });
    expect(photo()).toMatchObject({ status: "processing", attempts: 1 });
    expect(photo()?.deadLetter).toBeUndefined();
  });
});

describe("Nothing is marked", () => {
  test.each(["searchable", "partial", "rejected"] as const)(
    "when the photo is %s: its result stands",
    async (status) => {
      const { key, ref, photo } = upload("f");
      const arrival = { ...ref, fileName: "f.jpg", size: 1, photographerId: undefined, uploadedAt: SENT_AT };
      const begun = { ...Photo.begin(undefined, arrival, memory.world.now), status, execution: undefined };
      await memory.ports.projection.save(begun, undefined);
      die(key);
      expect(await mark()).toEqual({ seen: 1, marked: 0 });
      expect(photo()).toEqual(begun);
    },
  );

  test("when the original is gone, its event is unknown or the message is none of ours", async () => {
    const gone = upload("g");
    memory.world.objects.delete(gone.key);
    die(gone.key);
    const stray = upload("h");
    const elsewhere = stray.key.replace(memory.world.event.eventId, "another-event");
    memory.world.objects.set(elsewhere, memory.world.objects.get(stray.key)!);
    die(elsewhere);
    die("", "not even JSON");
    expect(await mark()).toEqual({ seen: 3, marked: 0 });
    expect(memory.world.photos.size).toBe(0);
  });

  test("when somebody takes the photo on at that moment", async () => {
    const { key, photo } = upload("i");
    die(key);
    const save = memory.ports.projection.save;
    const projection = {
      ...memory.ports.projection,
      async save(...[next, previous]: Parameters<typeof save>) {
        await deliver(key, { status: "succeeded", output: null });
        return save(next, previous);
      },
    };
    expect(await Ingest.markDeadLetters({ ...memory.ports, projection }, () => true)).toEqual({ seen: 1, marked: 0 });
    expect(photo()?.status).toBe("processing");
  });
});

test("Many letters are all looked at in one run, a few at a time", async () => {
  const photos = Array.from({ length: 35 }, (_, index) => upload(`many ${index}`));
  for (const { key } of photos) die(key);
  expect(await mark()).toEqual({ seen: 35, marked: 35 });
  expect(photos.every(({ photo }) => photo()?.status === "dead-lettered")).toBe(true);
});

test("A run whose time is up leaves the rest to the next and shows every letter again", async () => {
  for (let index = 0; index < 25; index++) die(upload(`slow ${index}`).key);
  let batches = 0;
  expect(await mark(() => batches++ < 1)).toEqual({ seen: 10, marked: 10 });
  expect([...memory.world.letters.values()].some(({ hidden }) => hidden)).toBe(false);
});

test("A failed execution's lease ends with the last function it may have called, not with its own time limit", async () => {
  const { key, photo } = upload("j");
  await expect(deliver(key, FAILURE)).rejects.toThrow();
  expect(Photo.busyMs(photo()!, memory.world.now)).toBe(20 * SECOND);
  later(20 * SECOND);
  expect(await deliver(key, { status: "succeeded", output: null })).toMatchObject({ status: "recorded" });
});

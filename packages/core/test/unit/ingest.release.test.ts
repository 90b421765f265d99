import { beforeEach, describe, expect, test } from "vitest";
import { photoId, sha256 } from "../../src/id/index.ts";
import { Ingest } from "../../src/ingest/index.ts";
import { reprocessMessage } from "../../src/ingest/message.ts";
import { Photo } from "../../src/photo/index.ts";
import { memoryPorts } from "../support/memory-ports.ts";

let memory: ReturnType<typeof memoryPorts>;
let key: string;
let inputs: Ingest.ExecutionInput[];
const photo = () => [...memory.world.photos.values()][0]!;
const original = () => Photo.parseOriginalKey(key)!;

/** One delivery of the photo's message. The execution never ends, as when the machine goes down. */
async function deliverAndDie(): Promise<void> {
  const { promise: begun, resolve } = Promise.withResolvers<void>();
  const run = (_: string, input: unknown) => {
    inputs.push(input as Ingest.ExecutionInput);
    resolve();
    return new Promise<never>(() => {});
  };
  void Ingest.trigger({ ...memory.ports, workflow: { run } }, { original: original(), reprocess: false });
  await begun;
}

beforeEach(() => {
  memory = memoryPorts();
  inputs = [];
  const { organizerId, eventId } = memory.world.event;
  const bytes = Buffer.from("a photo");
  key = Photo.keys.original({ organizerId, eventId, photoId: photoId(eventId, sha256(bytes)) });
  memory.world.objects.set(key, { bytes, size: bytes.length, metadata: {}, lastModified: memory.world.now });
});

describe("A photo that was at work when the whole machine went down", () => {
  test("is busy until it is released, and begun anew at once afterwards", async () => {
    await deliverAndDie();
    const again = () => Ingest.trigger({ ...memory.ports, workflow: { run: () => new Promise(() => {}) } }, request);
    const request = { original: original(), reprocess: false };
    expect(await again()).toMatchObject({ status: "busy" });
    expect(await Ingest.release(memory.ports, [reprocessMessage(key), reprocessMessage(key)])).toBe(1);
    await deliverAndDie();
    expect(photo()).toMatchObject({ attempts: 2, execution: { attempt: 2 } });
    expect(photo().execution?.interruptedAt).toBeUndefined();
  });

  test("takes nothing that its old execution would still record", async () => {
    await deliverAndDie();
    await Ingest.release(memory.ports, [reprocessMessage(key)]);
    const rejected = { status: "rejected", reason: "not-an-image" } as const;
    const late = Ingest.record(memory.ports, { ...inputs[0]!, preprocess: { value: rejected } });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
    expect(photo().status).toBe("processing");
  });

  test("is not needed for messages of others, of unknown photos and of photos at rest", async () => {
    expect(await Ingest.release(memory.ports, ["none of ours", reprocessMessage(key)])).toBe(0);
    await deliverAndDie();
    await Ingest.release(memory.ports, [reprocessMessage(key)]);
    const revision = photo().revision;
    expect(await Ingest.release(memory.ports, [reprocessMessage(key)])).toBe(0);
    expect(photo().revision).toBe(revision);
  });
});

test("An execution that ends after its successor has begun changes nothing", async () => {
  await deliverAndDie();
  memory.world.now = new Date(memory.world.now.getTime() + 120_000);
  await deliverAndDie();
  const before = structuredClone(photo());
  expect(before).toMatchObject({ attempts: 2, execution: { attempt: 2 } });
  const rejected = { status: "rejected", reason: "not-an-image" } as const;
  const late = Ingest.record(memory.ports, { ...inputs[0]!, preprocess: { value: rejected } });
  await expect(late).rejects.toMatchObject({ code: "conflict" });
  expect(photo()).toEqual(before);
});

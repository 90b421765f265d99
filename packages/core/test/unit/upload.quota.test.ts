import { beforeEach, expect, test } from "vitest";
import { sha256 } from "../../src/id/index.ts";
import { Limit } from "../../src/limit/index.ts";
import type { CountedCall, Objects, RateLimiter } from "../../src/port/index.ts";
import { Upload } from "../../src/upload/index.ts";
import { PHOTOS_PER_EVENT } from "../../src/upload/quota.ts";
import { memoryPorts } from "../support/memory-ports.ts";

const EVENT = { organizerId: "demo", eventId: "seoul-trail-2026", photosExpireAt: undefined };
const MB = 1_000_000;

let taken: Map<string, number>;
let signed: number;
let held: number;
beforeEach(() => {
  taken = new Map();
  signed = 0;
  held = 0;
});

/** Counts as the real one does, in one window. */
const limiter: RateLimiter = {
  async take({ kind, caller, calls, units = 1 }: CountedCall) {
    const before = taken.get(`${kind} ${caller}`) ?? 0;
    if (before + units > calls) return 3600;
    taken.set(`${kind} ${caller}`, before + units);
    return undefined;
  },
};

function sign(personId: string | undefined, sizes: readonly number[]) {
  const { ports } = memoryPorts();
  const objects = {
    ...ports.objects,
    signPut: async () => {
      signed += 1;
      return { url: "", headers: {} };
    },
  } as unknown as Objects;
  const projection = { ...ports.projection, counts: async () => ({ ...NONE, searchable: held }) };
  const context = { ...ports, objects, projection, truth: {} as never, event: EVENT };
  const files = sizes.map((size, index) => {
    const hash = sha256(Buffer.from(`${personId} ${taken.size} ${index} ${Math.random()}`));
    return { name: "a.jpg", size, type: "image/jpeg" as const, sha256: hash };
  });
  return Upload.sign({ ...context, ...(personId && { uploader: { personId, limiter } }) }, { files });
}

const NONE = { received: 0, processing: 0, searchable: 0, partial: 0, rejected: 0, "dead-lettered": 0 };
const many = (count: number, size: number) => Array.from({ length: count }, () => size);

test("One person uploads so many files a day and no more, is told when to go on, and holds up nobody else", async () => {
  const { calls } = Limit.LIMITS["upload-files"];
  for (let files = 0; files < calls; files += 100) await sign("mina", many(100, 1));
  const before = signed;
  await expect(sign("mina", [1])).rejects.toMatchObject({ code: "rate-limited", retryAfterSeconds: 3600 });
  expect(signed).toBe(before);
  await expect(sign("jun", [1])).resolves.toHaveLength(1);
});

test("Large files use up a day's share by their size", async () => {
  const { calls } = Limit.LIMITS["upload-megabytes"];
  for (let megabytes = 0; megabytes + 6000 <= calls; megabytes += 6000) await sign("mina", many(100, 60 * MB));
  await expect(sign("mina", many(100, 60 * MB))).rejects.toMatchObject({ code: "rate-limited" });
});

test("An event that is full takes nothing more, whoever asks; up to then it takes everything", async () => {
  held = PHOTOS_PER_EVENT - 2;
  await expect(sign("mina", [1, 1])).resolves.toHaveLength(2);
  await expect(sign("mina", [1, 1, 1])).rejects.toMatchObject({ code: "conflict" });
  await expect(sign(undefined, [1, 1, 1])).rejects.toMatchObject({ code: "conflict" });
  expect(signed).toBe(2);
});

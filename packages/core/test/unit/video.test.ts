import { beforeEach, describe, expect, test } from "vitest";
import type { CountedCall, RateLimiter, SignPut } from "../../src/port/index.ts";
import { Video } from "../../src/video/index.ts";

const NOW = Date.parse("2026-10-18T05:00:00Z");
const event = { organizerId: "demo", eventId: "seoul-trail-2026", photosExpireAt: undefined };
const sha256 = "ab".repeat(32);
let signed: SignPut[];
let taken: CountedCall[];
let full = false;
beforeEach(() => {
  signed = [];
  taken = [];
  full = false;
});

const limiter: RateLimiter = {
  async take(call) {
    taken.push(call);
    return full ? 3600 : undefined;
  },
};
const context = {
  objects: {
    signPut: async (put: SignPut) => {
      signed.push(put);
      return { url: "https://bucket.example", headers: {} };
    },
  },
  event,
  clock: { now: () => new Date(NOW) },
  uploader: { personId: "mina", limiter },
};

describe("a finish video", () => {
  test("is signed for exactly its bytes, under a name made of them, beside the event's photos", async () => {
    const wanted = { size: 5_000_000, type: "video/webm", sha256 } as const;
    const { file } = await Video.sign(context, wanted);
    expect(Video.File.safeParse(file).success).toBe(true);
    expect(file).toMatch(/\.webm$/);
    expect(signed).toMatchObject([
      { key: `demo/seoul-trail-2026/video/${file}`, contentType: "video/webm", contentLength: 5_000_000, sha256 },
    ]);
    expect((await Video.sign(context, wanted)).file).toBe(file);
  });

  test("counts as an upload of whoever sends it, and is not signed when a day's are used up", async () => {
    await Video.sign(context, { size: 1_500_000_000, type: "video/mp4", sha256 });
    expect(taken.map(({ kind, caller, units }) => [kind, caller, units])).toEqual([
      ["upload-files", "mina", 1],
      ["upload-megabytes", "mina", 1500],
    ]);
    full = true;
    const more = Video.sign(context, { size: 1, type: "video/mp4", sha256 });
    await expect(more).rejects.toMatchObject({ code: "rate-limited", retryAfterSeconds: 3600 });
    expect(signed).toHaveLength(1);
  });

  test.each([
    ["empty", { size: 0, type: "video/mp4", sha256 }],
    ["larger than the bucket is meant for", { size: Video.LIMITS.bytes + 1, type: "video/mp4", sha256 }],
    ["no video", { size: 1, type: "text/html", sha256 }],
    ["without a hash", { size: 1, type: "video/mp4", sha256: "" }],
  ])("that is %s is refused before it is sent", (_, wanted) => {
    expect(() => Video.sign(context, wanted as never)).toThrow(expect.objectContaining({ code: "invalid-input" }));
  });

  test("is not taken by an event that keeps nothing any more", async () => {
    const over = { ...context, event: { ...event, photosExpireAt: "2026-10-18T04:59:59Z" as never } };
    const late = Video.sign(over, { size: 1, type: "video/mp4", sha256 });
    await expect(late).rejects.toMatchObject({ code: "conflict" });
  });
});

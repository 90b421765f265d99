import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { FileHash } from "../../src/desk/upload/hash-file.ts";
import { Lanes } from "../../src/desk/upload/lanes.ts";
import { Patience } from "../../src/desk/upload/patience.ts";
import { Sha256 } from "../../src/desk/upload/sha256.ts";
import { ApiError } from "../../src/desk/upload/upload-api.ts";
import { apply, follow, refusal, type Stage, totals, type UploadItem } from "../../src/desk/upload/upload-list.ts";

const hexOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("hashing", () => {
  test("In pieces of any size, a file has the hash that everybody else computes", () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const hash = new Sha256();
        for (const part of parts) hash.update(part);
        return hash.hex() === hexOf(Buffer.concat(parts));
      }),
    );
  });

  test.each([0, 1, 4_000_000, 16_000_000, 16_500_001])(
    "A file of %i bytes has the same hash as its bytes",
    async (size) => {
      const bytes = new Uint8Array(size).map((_, index) => index * 31);
      const hash = new FileHash();
      expect(await hash.of(new Blob([bytes]))).toBe(hexOf(bytes));
      // The memory is used again; what it held is none of the next file's.
      expect(await hash.of(new Blob([bytes.subarray(0, 10)]))).toBe(hexOf(bytes.subarray(0, 10)));
    },
  );

  test("A browser that reads only into memory of its own gives the same hash", async () => {
    const bytes = new Uint8Array(16_500_001).map((_, index) => index * 31);
    for (const size of [1000, bytes.length]) {
      const file = new Blob([bytes.subarray(0, size)]);
      file.stream = () => new ReadableStream();
      expect(await new FileHash().of(file)).toBe(hexOf(bytes.subarray(0, size)));
    }
  });

  test("After a file that cannot be read the next one can", async () => {
    const hash = new FileHash();
    const gone = new Blob(["abc"]);
    gone.stream = () =>
      new ReadableStream({
        type: "bytes",
        pull: (controller) => controller.error(new DOMException("", "NotFoundError")),
      });
    await expect(hash.of(gone)).rejects.toThrow(DOMException);
    expect(await hash.of(new Blob(["abc"]))).toBe(hexOf(Buffer.from("abc")));
  });
});

describe("lanes", () => {
  const arrive = (lanes: Lanes, now: number, msEach: number) => {
    const files = 2 * lanes.limit;
    for (let file = 1; file <= files; file++) lanes.arrived(1_000_000, now + file * msEach);
    return now + files * msEach;
  };

  test("A line that carries more gets six, and no more", () => {
    const lanes = new Lanes(0);
    expect(lanes.limit).toBe(4);
    let now = 0;
    for (const ms of [100, 80, 60, 50]) now = arrive(lanes, now, ms);
    expect(lanes.limit).toBe(6);
  });

  test("A line that carries less with more lanes gets fewer, and never fewer than four while it works", () => {
    const lanes = new Lanes(0);
    let now = 0;
    for (const ms of [100, 200, 400, 800]) now = arrive(lanes, now, ms);
    expect(lanes.limit).toBe(4);
  });

  test("Failures halve them down to one, and they come back one by one", () => {
    const lanes = new Lanes(0);
    lanes.failed(0);
    lanes.failed(0);
    lanes.failed(0);
    expect(lanes.limit).toBe(1);
    arrive(lanes, 0, 100);
    expect(lanes.limit).toBe(2);
  });
});

describe("patience", () => {
  test("What fails for a while is tried again, as soon as the network is back", async () => {
    vi.useFakeTimers();
    const patience = new Patience(() => {});
    let tries = 0;
    const done = patience.insist(async () => {
      tries += 1;
      if (tries === 1) throw new TypeError("Failed to fetch");
      if (tries === 2) throw new ApiError("not-signed-in");
      return "done";
    });
    await vi.advanceTimersByTimeAsync(0);
    expect(patience.halt).toBe("offline");
    patience.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(patience.halt).toBe("not-signed-in");
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await done).toBe("done");
    vi.useRealTimers();
    expect(patience.halt).toBeUndefined();
  });

  test("A race that is gone is not asked for again", async () => {
    const patience = new Patience(() => {});
    const gone = () => Promise.reject(new ApiError("not-found"));
    await expect(patience.insist(gone)).rejects.toThrow("not-found");
    patience.wake();
    expect(patience.halt).toBe("not-found");
    expect(patience.isOver).toBe(true);
  });

  test("A connection that breaks afterwards does not hide that the race is gone", () => {
    const patience = new Patience(() => {});
    patience.failed("not-found");
    patience.failed("offline");
    expect(patience.halt).toBe("not-found");
  });
});

describe("files on their way", () => {
  const state = { photoId: "P", rejectReason: undefined, partialReasons: [], bibs: ["1204"] };
  const item = (stage: Stage, more: Partial<UploadItem> = {}): UploadItem => {
    const file = new File(["12345"], "a.jpg", { type: "image/jpeg" });
    return { id: 0, found: { path: "card/a.jpg", file }, key: "a", batchId: "b", stage, ...more };
  };

  test("What the pipeline says becomes a stage that photographers understand", () => {
    const photo = item("processing");
    expect(follow(photo, { ...state, status: "waiting" })).toBe(false);
    expect(follow(photo, { ...state, status: "searchable" })).toBe(true);
    expect(photo).toMatchObject({ stage: "searchable", bibs: ["1204"] });
    follow(photo, { ...state, status: "rejected", rejectReason: "truncated" });
    expect(photo).toMatchObject({ stage: "rejected", reason: "truncated" });
    follow(photo, { ...state, status: "dead-lettered" });
    expect(photo).toMatchObject({ stage: "failed", reason: "dead-lettered" });
  });

  test("Before a byte is sent it is known which files are new, here, and taken away", () => {
    const items = [item("hashing"), item("hashing"), item("hashing")];
    for (const [index, answer] of (["new", "searchable", "removed"] as const).entries()) {
      apply(items[index]!, { photoId: "P", state: answer });
    }
    expect(items.map(({ stage }) => stage)).toEqual(["checked", "processing", "removed"]);
    expect(totals(items)).toMatchObject({ all: 3, checked: 3, fresh: 1, here: 2, sent: 0, bytesLeft: 5 });
  });

  test("Totals count every file once", () => {
    const sent = { photoId: "P", isSent: true };
    const items = [
      item("waiting"),
      item("sending", { photoId: "P" }),
      item("processing", sent),
      item("searchable", sent),
      item("partial", { photoId: "P", wasHere: true }),
      item("rejected", sent),
      item("failed", { reason: "empty" }),
    ];
    expect(totals(items)).toEqual({
      all: 7,
      checked: 6,
      fresh: 4,
      here: 1,
      sent: 3,
      searchable: 2,
      troubled: 2,
      retryable: 1,
      settled: 4,
      bytesLeft: 10,
    });
  });

  test.each([
    ["a.heic", "", "heic"],
    ["a.gif", "image/gif", "unsupported-format"],
    ["a.jpg", "image/jpeg", "empty"],
  ])("%s is refused before it is read", (name, type, reason) => {
    expect(refusal(new File([], name, { type }))).toBe(reason);
  });
});

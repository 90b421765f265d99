import { describe, expect, test } from "vitest";
import { Curation } from "../../src/curation/index.ts";
import { Photo } from "../../src/photo/index.ts";
import type { Truth } from "../../src/truth/index.ts";
import { memoryPorts } from "../support/memory-ports.ts";
import { EVENT, id, photo } from "../support/photo-record.ts";

const AWAY = { kind: "deleted", taken_down_at: "2026-10-18T00:00:00.000Z" };

/** A truth layer that takes every write and answers with the photos asked for; reads of reasons know these takedowns. */
function truthWith(photoIds: readonly string[], reasons: Readonly<Record<string, string>>): Truth {
  const query = (ids: readonly string[]): Record<string, unknown> => {
    const rowOf = (photo_id: string) => ({
      photo_id,
      camera_id: "camera",
      id: photo_id,
      reason: reasons[photo_id],
      ...AWAY,
    });
    const step: Record<string, unknown> = {
      in: (_: string, some: readonly string[]) => query(ids.filter((photo_id) => some.includes(photo_id))),
      select: (columns: string) => query(columns.includes("reason") ? ids.filter((id) => id in reasons) : ids),
      // biome-ignore lint/suspicious/noThenProperty: supabase's queries are awaited, too
      then: (resolve: (answer: unknown) => void) => resolve({ data: ids.map(rowOf), error: null }),
    };
    for (const name of ["upsert", "update", "eq", "or", "is", "order", "range"]) step[name] = () => step;
    return step;
  };
  return { from: () => query(photoIds) } as unknown as Truth;
}

function desk(photos: readonly Photo.Info[], reasons: Readonly<Record<string, string>> = {}) {
  const { world, ports } = memoryPorts();
  for (const info of photos) world.photos.set(`${info.eventId}/${info.photoId}`, info);
  const tombstones = new Set<string>();
  const edge = {
    put: async (key: string) => void tombstones.add(key),
    putMany: async (keys: readonly string[]) => {
      for (const key of keys) tombstones.add(key);
    },
    delete: async (key: string) => void tombstones.delete(key),
    deleteMany: async (keys: readonly string[]) => {
      for (const key of keys) tombstones.delete(key);
    },
  };
  const queue = { ...ports.queue, postpone: async () => {} };
  const truth = truthWith(
    photos.map(({ photoId }) => photoId),
    reasons,
  );
  const context = {
    ...ports,
    truth,
    personTruth: truth,
    edge,
    queue,
    event: EVENT,
  };
  const of = (digit: number) => world.photos.get(`${EVENT.eventId}/${id(digit)}`);
  return { context, tombstones, of, sent: world.sent };
}

describe("taking photos away", () => {
  test("A photo taken down is gone from the CDN and from searches, and comes back", async () => {
    const { context, tombstones, of } = desk([photo(1)]);
    expect(await Curation.hide(context, { photoIds: [id(1)], kind: "takedown" })).toBe(1);
    expect([...tombstones]).toEqual([`photo:${id(1)}`]);
    expect(of(1)?.visibility).toBe("taken-down");
    expect(await Curation.restore(context, { photoIds: [id(1)] })).toBe(1);
    expect(tombstones.size).toBe(0);
    expect(of(1)?.visibility).toBe("visible");
  });

  test("What a runner had hidden stays hidden when the organizer's takedown is lifted", async () => {
    const { context, tombstones, of } = desk([photo(1, { visibility: "hidden" }), photo(2)]);
    const photoIds = [id(1), id(2)];
    await Curation.hide(context, { photoIds, kind: "deleted" });
    expect(await Curation.restore(context, { photoIds })).toBe(1);
    expect(of(1)?.visibility).toBe("hidden");
    expect(of(2)?.visibility).toBe("visible");
    expect([...tombstones]).toEqual([`photo:${id(1)}`]);
  });

  test("A restore that failed before the CDN knew is completed by doing it again", async () => {
    const { context, tombstones } = desk([photo(1)]);
    await Curation.hide(context, { photoIds: [id(1)], kind: "takedown" });
    const down = async () => {
      throw new Error("The store does not answer.");
    };
    const broken = { ...context, edge: { ...context.edge, deleteMany: down } };
    await expect(Curation.restore(broken, { photoIds: [id(1)] })).rejects.toThrow("does not answer");
    await Curation.restore(context, { photoIds: [id(1)] });
    expect(tombstones.size).toBe(0);
  });
});

describe("a camera's clock", () => {
  test("Setting it twice moves its photos once, from what the camera wrote", async () => {
    const { context, of } = desk([photo(1), photo(2, { cameraId: "other" })]);
    expect(await Curation.shiftClock(context, { cameraId: "camera", shiftMs: 60_000 })).toMatchObject({ photos: 1 });
    expect(await Curation.shiftClock(context, { cameraId: "camera", shiftMs: 60_000 })).toMatchObject({ photos: 0 });
    expect(of(1)?.captureTime).toBe("2026-10-18T00:01:01.000Z");
    await Curation.shiftClock(context, { cameraId: "camera", shiftMs: 0 });
    expect(of(1)?.captureTime).toBe("2026-10-18T00:00:01.000Z");
    expect(of(2)?.captureTime).toBe("2026-10-18T00:00:02.000Z");
  });

  test("Runners who passed a mat tell how far it is behind; three of them are too few", () => {
    const match = { bib: "1204", confidence: 99, source: "ocr", state: "confirmed", reasons: [] } as const;
    const photos = [1, 2, 3, 4].map((digit) => photo(digit, { bibs: [{ ...match, reasons: [], bib: `${digit}` }] }));
    const passings = photos.map(({ captureTime }, index) => ({
      bib: `${index + 1}`,
      checkpointId: "finish",
      at: Date.parse(captureTime ?? "") + 3_600_000,
    }));
    expect(Curation.guessShift(photos, passings)).toEqual({ shiftMs: 3_600_000, checkpointId: "finish", photos: 4 });
    expect(Curation.guessShift(photos.slice(1), passings)).toBeUndefined();
  });
});

test("The desk's filters tell unidentified, partial, rejected and hidden photos apart", async () => {
  const match = { bib: "12", confidence: 99, source: "ocr" as const, reasons: [] };
  const photos = [
    photo(4, { status: "partial" }),
    photo(3, { status: "rejected" }),
    photo(2, { visibility: "taken-down" }),
    photo(1, { bibs: [{ ...match, state: "confirmed" }] }),
    photo(5, { bibs: [{ ...match, state: "rejected" }] }),
  ];
  const { context } = desk(photos);
  const shown = async (filter: Partial<Curation.Filter>) => {
    const page = await Curation.grid(context, Curation.Filter.parse(filter));
    return page.photos.map(({ photoId }) => photoId.at(-1)).sort();
  };
  expect(await shown({ show: "all" })).toEqual(["1", "4", "5"]);
  expect(await shown({ show: "unidentified" })).toEqual(["4", "5"]);
  expect(await shown({ show: "partial" })).toEqual(["4"]);
  expect(await shown({ show: "rejected" })).toEqual(["3"]);
  expect(await shown({ bib: "12" })).toEqual(["1"]);
  expect(await shown({ from: "2026-10-18T00:00:05.000Z" })).toEqual(["5"]);
});

describe("undoing a batch", () => {
  const BATCH = "5b0b7f7e-6a43-4d0f-9c52-0a3a2f6f3c11";

  test("Only its photos go, and what was taken down for another reason is not touched", async () => {
    const down = photo(2, { batchId: BATCH, visibility: "taken-down" });
    const { context, tombstones, of } = desk([photo(1, { batchId: BATCH }), down, photo(3)], { [id(2)]: "asked for" });
    expect(await Curation.undoBatch(context, BATCH)).toEqual({ photos: 1, next: undefined });
    expect([of(1), of(2), of(3)].map((info) => info?.visibility)).toEqual(["taken-down", "taken-down", "visible"]);
    expect([...tombstones]).toEqual([`photo:${id(1)}`]);
  });

  test("A batch that this person does not see is not taken back, and nothing of it", async () => {
    const { context, of } = desk([photo(1, { batchId: BATCH })]);
    const personTruth = truthWith([], {});
    await expect(Curation.undoBatch({ ...context, personTruth }, BATCH)).rejects.toMatchObject({ code: "not-found" });
    expect(of(1)?.visibility).toBe("visible");
  });

  test("One that is away without anybody knowing why is noted and closed, too", async () => {
    const { context, tombstones } = desk([photo(1, { batchId: BATCH, visibility: "taken-down" })]);
    expect(await Curation.undoBatch(context, BATCH)).toMatchObject({ photos: 1 });
    expect([...tombstones]).toEqual([`photo:${id(1)}`]);
  });

  test("What came too late to be looked at is listed as taken away, and is read once it is back", async () => {
    const unread = { batchId: BATCH, status: "received", visibility: "taken-down", thumbhash: undefined } as const;
    const { context, of, sent } = desk([photo(1, unread)], { [id(1)]: `batch ${BATCH}` });
    const listed = await Curation.grid(context, Curation.Filter.parse({ show: "hidden" }));
    expect(listed.photos.map(({ photoId }) => photoId)).toEqual([id(1)]);
    expect(await Curation.restoreBatch(context, BATCH)).toMatchObject({ photos: 1 });
    expect(of(1)?.visibility).toBe("visible");
    expect(sent).toEqual([Photo.keys.original({ ...EVENT, photoId: id(1) })]);
  });

  test("Bringing it back lifts what its undoing took, late arrivals among them, and nothing else", async () => {
    const photos = [1, 2, 3].map((digit) => photo(digit, { batchId: BATCH, visibility: "taken-down" }));
    const { context, of } = desk(photos, { [id(1)]: `batch ${BATCH}`, [id(2)]: "asked for" });
    expect(await Curation.restoreBatch(context, BATCH)).toMatchObject({ photos: 2 });
    expect([of(1), of(2), of(3)].map((info) => info?.visibility)).toEqual(["visible", "taken-down", "visible"]);
  });
});

import { describe, expect, test } from "vitest";
import { Curation } from "../../src/curation/index.ts";
import { Photo } from "../../src/photo/index.ts";
import type { Truth } from "../../src/truth/index.ts";
import { memoryPorts } from "../support/memory-ports.ts";

const EVENT = { organizerId: "demo", eventId: "seoul-trail-2026" };
const id = (digit: number) => `0123456789ABCDEFGHJKMNPQR${digit}`;

function photo(digit: number, extra: Partial<Photo.Info> = {}): Photo.Info {
  return Photo.Info.parse({
    ...EVENT,
    photoId: id(digit),
    revision: 1,
    pipelineVersion: 1,
    status: "searchable",
    visibility: "visible",
    attempts: 1,
    fileName: "a.jpg",
    size: 1,
    uploadedAt: "2026-10-18T00:00:00.000Z",
    updatedAt: "2026-10-18T00:00:00.000Z",
    captureTime: `2026-10-18T00:00:0${digit}.000Z`,
    captureTimeSource: "exif",
    cameraId: "camera",
    width: 3000,
    height: 2000,
    thumbhash: "hash",
    ...extra,
  });
}

/** A truth layer that takes every write and answers with these photos. */
function truthWith(photoIds: readonly string[]): Truth {
  const answer = { data: photoIds.map((photo_id) => ({ photo_id, camera_id: "camera" })), error: null };
  const step: Record<string, unknown> = {};
  for (const name of ["from", "upsert", "update", "eq", "in", "or", "is"]) step[name] = () => step;
  step.select = async () => answer;
  return step as unknown as Truth;
}

function desk(photos: readonly Photo.Info[]) {
  const { world, ports } = memoryPorts();
  for (const info of photos) world.photos.set(`${info.eventId}/${info.photoId}`, info);
  const tombstones = new Set<string>();
  const edge = {
    put: async (key: string) => void tombstones.add(key),
    delete: async (key: string) => void tombstones.delete(key),
  };
  const queue = { sendOriginals: async () => {}, postpone: async () => {} };
  const context = { ...ports, truth: truthWith(photos.map(({ photoId }) => photoId)), edge, queue, event: EVENT };
  const of = (digit: number) => world.photos.get(`${EVENT.eventId}/${id(digit)}`);
  return { context, tombstones, of };
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
    const broken = { ...context, edge: { ...context.edge, delete: down } };
    await expect(Curation.restore(broken, { photoIds: [id(1)] })).rejects.toThrow("does not answer");
    await Curation.restore(context, { photoIds: [id(1)] });
    expect(tombstones.size).toBe(0);
  });
});

describe("a camera's clock", () => {
  test("Setting it twice moves its photos once, from what the camera wrote", async () => {
    const { context, of } = desk([photo(1), photo(2, { cameraId: "other" })]);
    expect(await Curation.shiftClock(context, { cameraId: "camera", shiftMs: 60_000 })).toBe(1);
    expect(await Curation.shiftClock(context, { cameraId: "camera", shiftMs: 60_000 })).toBe(0);
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

test("The desk's filters tell unidentified, partial, rejected and hidden photos apart, by time", () => {
  const photos = [
    photo(4, { status: "partial" }),
    photo(3, { status: "rejected" }),
    photo(2, { visibility: "taken-down" }),
    photo(1),
  ];
  const shown = (show: string) =>
    Curation.filter(photos, Curation.Filter.parse({ show })).map(({ photoId }) => photoId.at(-1));
  expect(shown("all")).toEqual(["1", "4"]);
  expect(shown("partial")).toEqual(["4"]);
  expect(shown("rejected")).toEqual(["3"]);
  expect(shown("hidden")).toEqual(["2"]);
});

import { expect, test } from "vitest";
import { type GridPhoto, rowToGridPhoto, toTileRow } from "../../src/grid/grid-photo.ts";
import { bandsOf, bandsWithin, totalHeight } from "../../src/grid/layout.ts";
import { marksOf } from "../../src/grid/own-marks.ts";
import { packPhotos, packSlots, unpackPhotos, unpackSlots } from "../../src/grid/packed-photos.ts";
import { placeholder } from "../../src/grid/placeholder.ts";
import { type GridSlot, ratioOf, segmentsOf } from "../../src/grid/segments.ts";
import { PICTURED } from "../../src/grid/tile-style.ts";

const SLOT_MS = 300_000;
const START = Date.parse("2026-10-17T22:00:00.000Z");
const size = { width: 1424, row: 240, gap: 4 };

/** Three lying photos for one that stands. */
function photos(count: number, from = 0): GridPhoto[] {
  return Array.from({ length: count }, (_, index) => {
    const stands = (index + from) % 4 === 3;
    return {
      id: `P${from + index}`,
      w: stands ? 2000 : 3000,
      h: stands ? 3000 : 2000,
      tint: "888",
      t: START + (from + index) * 1000,
    };
  });
}

function slotsOf(all: readonly GridPhoto[]): GridSlot[] {
  const slots = new Map<number, GridPhoto[]>();
  for (const photo of all) {
    const start = Math.floor(photo.t / SLOT_MS) * SLOT_MS;
    slots.set(start, [...(slots.get(start) ?? []), photo]);
  }
  return [...slots].map(([start, inside]) => [start / 1000, inside.length, ratioOf(inside)]);
}

test("A gallery of fifty thousand has its whole height before its photos are here, and keeps it when they come", () => {
  const all = photos(50_000);
  const segments = segmentsOf(all.slice(0, 60), slotsOf(all), SLOT_MS);
  expect(segments.reduce((sum, { count }) => sum + count, 0)).toBe(50_000);
  const before = bandsOf(segments, size);
  let index = 60;
  const filled = segments.map((segment) => {
    if (segment.photos) return segment;
    index += segment.count;
    return { ...segment, photos: all.slice(index - segment.count, index) };
  });
  const after = bandsOf(filled, size);
  expect(totalHeight(after)).toBeCloseTo(totalHeight(before), 3);
  expect(after.flatMap(({ tiles }) => tiles)).toHaveLength(50_000);
  const tops = new Map(after.map(({ key, top }) => [key, top]));
  for (const { key, top, missing } of before) if (missing) expect(tops.get(`${key}-0`)).toBeCloseTo(top, 3);
});

test("Rows are full to the pixel and about as high as they should be; pictures are cropped by a hair at most", () => {
  const all = photos(300);
  const [head, ...rest] = segmentsOf(all.slice(0, 60), slotsOf(all), SLOT_MS);
  const bands = bandsOf([head!, { ...rest[0]!, photos: all.slice(60) }], size);
  for (const { tiles, height } of bands.slice(0, -1)) {
    const last = tiles.at(-1)!;
    expect(last.left + last.width).toBeCloseTo(size.width, 3);
    expect(height).toBeGreaterThan(size.row * 0.7);
    expect(height).toBeLessThan(size.row * 1.7);
    for (const { photo, width } of tiles) expect(width / height / (photo.w / photo.h)).toBeGreaterThan(0.85);
  }
});

test("A few photos keep their own widths instead of filling the row", () => {
  const bands = bandsOf(segmentsOf(photos(2), [], SLOT_MS), size);
  expect(bands).toHaveLength(1);
  expect(bands[0]).toMatchObject({
    height: 240,
    tiles: [
      { left: 0, width: 360 },
      { left: 364, width: 360 },
    ],
  });
});

test("What the API sends short is the photo that was meant", () => {
  const tile = {
    photoId: "0123456789ABCDEFGHJKMNPQRS",
    width: 3000,
    height: 2000,
    thumbhash: "aGFzaA==",
    captureTime: "2026-10-17T22:00:00.000Z",
    match: { bib: "7", confidence: 98, source: "ocr", state: "confirmed", onStartList: true } as const,
  };
  expect(rowToGridPhoto(toTileRow(tile))).toMatchObject({
    id: tile.photoId,
    t: START,
    match: { bib: "7", sentence: "readOnList", percent: 98 },
  });
  expect(rowToGridPhoto(toTileRow(tile, ["Ridge", 4])).timed).toEqual(["Ridge", 4]);
});

test("A page's photos are the same after the way to the browser; thumbhashes go with the first screen only", () => {
  const all = photos(40).map((photo, index) => ({
    ...photo,
    hash: "3OcRJYB4d3h/iIeHeEh3eIhw+j2w",
    ...(index % 2 === 1 && { by: "kim-1" }),
    ...(index === 3 && { match: { bib: "A207", sentence: "readOnList" as const, percent: 97 } }),
  }));
  const back = unpackPhotos(packPhotos(all));
  expect(back.slice(0, PICTURED)).toEqual(all.slice(0, PICTURED));
  expect(back.slice(PICTURED)).toEqual(all.slice(PICTURED).map(({ hash: _, ...photo }) => photo));
  expect(unpackPhotos(packPhotos([]))).toEqual([]);
});

test("What lies under a photo is a bitmap of twenty pixels in its shape, and nothing for a hash that cannot be read", () => {
  const bytes = Buffer.from(placeholder("3OcRJYB4d3h/iIeHeEh3eIhw+j2w")?.split(",")[1] ?? "", "base64");
  expect(bytes.subarray(0, 2).toString()).toBe("BM");
  expect([bytes.readInt32LE(18) * bytes.readInt32LE(22), bytes.readUInt32LE(2)]).toEqual([20, bytes.length]);
  expect(placeholder("!")).toBeUndefined();
});

test("The rows around a window are those that reach into it", () => {
  const bands = bandsOf(segmentsOf(photos(3000), [], SLOT_MS), size);
  const within = bandsWithin(bands, 5000, 6000);
  expect(within).toEqual(bands.filter(({ top, height }) => top + height >= 5000 && top <= 6000));
  expect(bandsWithin(bands, -1000, -1)).toEqual([]);
});

test("A timeline is the same after the way to the browser, hours without photos included", () => {
  const start = START / 1000;
  const slots: GridSlot[] = [
    [start, 3, 4.5],
    [start + SLOT_MS / 1000, 120, 160.33],
    [start + (40 * SLOT_MS) / 1000, 1, 0.67],
  ];
  expect(unpackSlots(packSlots(slots, SLOT_MS), SLOT_MS)).toEqual(slots);
  expect(unpackSlots(packSlots([], SLOT_MS), SLOT_MS)).toEqual([]);
});

test("A runner's own moments stand where the day's photos of that time do", () => {
  const slots = [
    [600, 10, 15],
    [1200, 4, 6],
    [2400, 8, 12],
  ] as const;
  const at = (seconds: number) => marksOf([["Ridge", seconds * 1000]], slots, 600_000);
  expect(at(599)).toEqual([]);
  expect(at(750)).toEqual([{ place: "Ridge", slot: 0, within: 0.25 }]);
  expect(at(2100)).toEqual([{ place: "Ridge", slot: 1, within: 1 }]);
  expect(at(2700)).toEqual([{ place: "Ridge", slot: 2, within: 0.5 }]);
  expect(at(3001)).toEqual([]);
});

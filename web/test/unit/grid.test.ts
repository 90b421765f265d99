import { expect, test } from "vitest";
import { type GridPhoto, rowToGridPhoto, toTileRow } from "../../src/grid/grid-photo.ts";
import { bandsOf, totalHeight } from "../../src/grid/layout.ts";
import { type GridSlot, ratioOf, segmentsOf } from "../../src/grid/segments.ts";

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
      hash: "",
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
});

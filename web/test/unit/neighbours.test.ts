import type { Event } from "@snaprace/core/event";
import type { Photo } from "@snaprace/core/photo";
import type { GalleryQuery } from "@snaprace/core/port";
import { expect, test } from "vitest";
import { neighboursOf } from "../../src/photo/neighbours.ts";

const event = {
  organizerId: "demo",
  eventId: "race",
  startsOn: "2026-10-18",
  timeZone: "Asia/Seoul",
  displayMode: "photos",
} as Event.Info;
const START = Date.parse("2026-10-18T00:00:00.000Z");
const idOf = (number: number) => String(number).padStart(26, "0");

/** A race of so many photos, one every so many ms; every other one is of bib 7, every fourth by baram. */
function race(count: number, everyMs: number) {
  const photos = Array.from({ length: count }, (_, number) => ({
    photoId: idOf(number),
    captureTime: new Date(START + number * everyMs).toISOString(),
    photographerId: number % 4 === 0 ? "baram" : "ines",
    ...(number % 2 === 0 && { bib: "7" }),
  }));
  const gallery = async ({ bib, photographerId, from = "", to = "~", limit, start }: GalleryQuery) => {
    const fitting = photos.filter(
      (photo) =>
        (bib === undefined || photo.bib === bib) &&
        (photographerId === undefined || photo.photographerId === photographerId) &&
        photo.captureTime >= from &&
        photo.captureTime < to &&
        (start === undefined || photo.photoId > (start.after ?? "")),
    );
    const items = fitting.slice(0, limit);
    return { items, next: fitting.length > limit ? { after: items.at(-1)?.photoId ?? "" } : undefined };
  };
  const site = { projection: { gallery }, cursorSigningKey: "0".repeat(40), serverTruth: undefined };
  return (number: number, filters: Parameters<typeof neighboursOf>[3]) =>
    neighboursOf(site as never, { event }, photos[number] as unknown as Photo.Info, filters);
}

test("In the densest crowd every photo has one before and one after it", async () => {
  // Eight photos a second: the ten minutes around one are thousands.
  const neighbours = await race(20_000, 125)(10_000, {});
  expect(neighbours).toEqual({ previous: idOf(9_999), next: idOf(10_001), place: undefined });
});

test("Where few photos were taken, the ones minutes away are next to each other", async () => {
  expect(await race(100, 4 * 60_000)(50, {})).toMatchObject({ previous: idOf(49), next: idOf(51) });
});

test("A photo's neighbours are those of the list it was opened from, whatever narrowed that down", async () => {
  const neighbours = race(400, 1000);
  expect(await neighbours(20, { photographer: "baram" })).toMatchObject({ previous: idOf(16), next: idOf(24) });
  // 09:01 in Seoul is the 60th photo.
  expect(await neighbours(60, { from: "09:01", to: "09:02" })).toMatchObject({ previous: undefined, next: idOf(61) });
  expect(await neighbours(119, { from: "09:01", to: "09:02" })).toMatchObject({ previous: idOf(118), next: undefined });
  expect(await neighbours(64, { bib: "7", photographer: "baram", from: "09:01", to: "09:02" })).toEqual({
    previous: idOf(60),
    next: idOf(68),
    place: { position: 2, count: 15 },
  });
});

test("A photo that the filters of its address hide is shown alone", async () => {
  expect(await race(400, 1000)(21, { bib: "7" })).toEqual({ previous: undefined, next: undefined, place: undefined });
});

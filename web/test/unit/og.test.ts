import type { Event } from "@snaprace/core/event";
import type { Photo } from "@snaprace/core/photo";
import type { Truth } from "@snaprace/core/truth";
import sharp from "sharp";
import { expect, test } from "vitest";
import { eventImage, photoImage } from "../../src/og/event-image.ts";

const RED = { r: 200, g: 20, b: 20 };
const event = {
  eventId: "night-run",
  organizerId: "demo",
  name: "서울 트레일 2026",
  startsOn: "2026-10-18",
  timeZone: "Asia/Seoul",
} as Event.Info;
const photoOf = (...bibs: string[]) =>
  ({
    ...event,
    photoId: "01JAAAAAAAAAAAAAAAAAAAAAAA",
    status: "searchable",
    visibility: "visible",
    captureTime: "2026-10-18T00:30:00.000Z",
    bibs: bibs.map((bib) => ({ bib, confidence: 97, source: "ocr", state: "confirmed" })),
  }) as unknown as Photo.Info;

/** A site with one red photo, and a start list on which 77 is a minor and 88 does not want to be found. */
async function siteWith(photo: Photo.Info, [width, height]: readonly [number, number] = [1200, 800]) {
  const bytes = await sharp({ create: { width, height, channels: 3, background: RED } })
    .jpeg()
    .toBuffer();
  const list = [
    { bib: "77", is_minor: true, name_hidden: false },
    { bib: "88", is_minor: false, name_hidden: true },
    { bib: "1204", is_minor: false, name_hidden: false },
  ];
  const asked = (bibs: readonly string[]) => ({ data: list.filter(({ bib }) => bibs.includes(bib)), error: null });
  const chosen = { in: async (_: string, bibs: readonly string[]) => asked(bibs) };
  const site = {
    projection: { gallery: async () => ({ items: [photo] }), photos: async () => [photo] },
    objects: { get: async () => ({ bytes }) },
    serverTruth: { from: () => ({ select: () => ({ eq: () => chosen }) }) } as unknown as Truth,
    cursorSigningKey: "0".repeat(40),
  };
  return site as unknown as Parameters<typeof eventImage>[0];
}

/** The mean of red less that of blue in a part of the picture, 0–255: how much of the photo is seen there. */
async function redness(image: Buffer, region = { left: 850, top: 0, width: 340, height: 300 }): Promise<number> {
  const { channels } = await sharp(await sharp(image).extract(region).toBuffer()).stats();
  return (channels[0]?.mean ?? 0) - (channels[2]?.mean ?? 0);
}

test("A photo's link has a card of 1200 × 630, with the photo on it", async () => {
  const card = await photoImage(await siteWith(photoOf("1204")), event, photoOf("1204"), "ko");
  expect(await sharp(card).metadata()).toMatchObject({ format: "jpeg", width: 1200, height: 630 });
  expect(await redness(card)).toBeGreaterThan(100);
});

test("A tall photo stands whole beside the words", async () => {
  const card = await photoImage(await siteWith(photoOf("1204"), [800, 1200]), event, photoOf("1204"), "en");
  expect(await redness(card, { left: 790, top: 0, width: 400, height: 600 })).toBeGreaterThan(150);
  expect(await redness(card, { left: 0, top: 0, width: 700, height: 200 })).toBeLessThan(120);
});

test.each([
  ["a minor", "77"],
  ["somebody who does not want to be found", "88"],
])("No link shows a photo of %s, neither by bib nor by photo, not even in company", async (_, bib) => {
  const photo = photoOf("1204", bib);
  expect(await redness(await eventImage(await siteWith(photo), event, bib, "en"))).toBeLessThan(10);
  expect(await redness(await eventImage(await siteWith(photo), event, "1204", "en"))).toBeLessThan(10);
  expect(await redness(await eventImage(await siteWith(photo), event, undefined, "en"))).toBeLessThan(10);
  expect(await redness(await photoImage(await siteWith(photo), event, photo, "en"))).toBeLessThan(10);
});

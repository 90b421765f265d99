import { expect, test } from "vitest";
import { Photo } from "../../src/photo/index.ts";

const photo = Photo.Info.parse({
  organizerId: "demo",
  eventId: "seoul-trail-2026",
  photoId: "0123456789ABCDEFGHJKMNPQRS",
  revision: 1,
  pipelineVersion: 1,
  status: "searchable",
  visibility: "visible",
  attempts: 1,
  fileName: "IMG_0001.JPG",
  size: 100,
  uploadedAt: "2026-10-18T03:00:00.000Z",
  updatedAt: "2026-10-18T03:00:00.000Z",
  captureTime: "2026-10-17T23:31:12.250Z",
  width: 3000,
  height: 2000,
  thumbhash: "aGFzaA==",
});
const slot = Date.parse("2026-10-17T23:30:00.000Z") / Photo.SLOT_MS;

test("A photo that becomes visible is counted once, with its ratio, and not again on a rewrite", () => {
  expect(Photo.timelineDelta(photo, undefined)).toEqual({ [`n${slot}`]: 1, [`r${slot}`]: 1500 });
  expect(Photo.timelineDelta({ ...photo, revision: 2 }, photo)).toEqual({});
});

test("A photo that is hidden leaves the timeline, and one whose clock is corrected moves", () => {
  expect(Photo.timelineDelta({ ...photo, visibility: "hidden" }, photo)).toEqual({
    [`n${slot}`]: -1,
    [`r${slot}`]: -1500,
  });
  const later = { ...photo, captureTime: "2026-10-17T23:36:00.000Z" };
  expect(Photo.timelineDelta(later, photo)).toMatchObject({ [`n${slot}`]: -1, [`n${slot + 1}`]: 1 });
});

test("The timeline is summed over its items, in order, without empty slots", () => {
  const items = [
    { PK: "x", SK: "TIMELINE#0", [`n${slot + 1}`]: 1, [`r${slot + 1}`]: 667, [`n${slot}`]: 0, [`r${slot}`]: 0 },
    { PK: "x", SK: "TIMELINE#1", [`n${slot + 1}`]: 2, [`r${slot + 1}`]: 3000 },
  ];
  expect(Photo.toTimeline(items)).toEqual([{ start: "2026-10-17T23:35:00.000Z", count: 3, ratio: 3.667 }]);
});

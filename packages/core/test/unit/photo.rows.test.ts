import { expect, test } from "vitest";
import { Photo } from "../../src/photo/index.ts";

const photo: Photo.Info = {
  organizerId: "demo",
  eventId: "seoul-trail-2026",
  photoId: "0123456789ABCDEFGHJKMNPQRS",
  revision: 3,
  pipelineVersion: 1,
  status: "searchable",
  visibility: "visible",
  attempts: 1,
  partialReasons: [],
  fileName: "IMG_0001.JPG",
  size: 100,
  photographerId: "minji-park",
  uploadedAt: "2026-10-18T03:00:00.000Z",
  updatedAt: "2026-10-18T03:00:00.000Z",
  captureTime: "2026-10-17T23:30:12.250Z",
  captureTimeSource: "exif",
  width: 3000,
  height: 2000,
  thumbhash: "aGFzaA==",
  bibs: [
    { bib: "1204", confidence: 97, source: "ocr", state: "confirmed", reasons: [] },
    { bib: "0042", confidence: 61, source: "ocr", state: "proposed", reasons: [] },
    { bib: "7", confidence: 99, source: "manual", state: "rejected", reasons: [] },
  ],
  faces: [],
  facesState: "indexed",
};

test("A photo lies under its event and is found by time and by photographer", () => {
  expect(Photo.photoRow(photo)).toMatchObject({
    PK: "ORG#demo#EVT#seoul-trail-2026",
    SK: "PHOTO#0123456789ABCDEFGHJKMNPQRS",
    GSI1PK: "EVT#seoul-trail-2026",
    GSI1SK: "TIME#2026-10-17T23:30:12.250Z#0123456789ABCDEFGHJKMNPQRS",
    GSI2PK: "PHOTOGRAPHER#minji-park",
    GSI2SK: "EVT#seoul-trail-2026#TIME#2026-10-17T23:30:12.250Z#0123456789ABCDEFGHJKMNPQRS",
  });
});

test("A bib row carries all that a tile needs; a rejected bib has none", () => {
  const rows = Photo.bibRows(photo);
  expect(rows.map((row) => row.SK)).toEqual([
    "BIB#1204#PHOTO#0123456789ABCDEFGHJKMNPQRS",
    "BIB#0042#PHOTO#0123456789ABCDEFGHJKMNPQRS",
  ]);
  expect(rows[0]).toMatchObject({ GSI1PK: "EVT#seoul-trail-2026#BIB#1204", match: { bib: "1204", confidence: 97 } });
  expect(Photo.Tile.parse(rows[0])).toMatchObject({ photoId: photo.photoId, width: 3000, thumbhash: "aGFzaA==" });
});

test.each(["hidden", "taken-down"] as const)("A %s photo is in no index, and its bib rows go", (visibility) => {
  const gone = { ...photo, visibility };
  expect(Photo.photoRow(gone)).not.toHaveProperty("GSI1PK");
  expect(Photo.bibRows(gone)).toEqual([]);
  expect(Photo.staleBibKeys(photo, gone)).toHaveLength(2);
});

test("A bib that is no longer read loses its row", () => {
  const read = { ...photo, bibs: photo.bibs.slice(0, 1) };
  expect(Photo.staleBibKeys(photo, read).map((key) => key.SK)).toEqual(["BIB#0042#PHOTO#0123456789ABCDEFGHJKMNPQRS"]);
});

const BATCH = "5b0b7f7e-6a43-4d0f-9c52-0a3a2f6f3c11";

test("Counters move from the old status to the new one, for photographer and camera too, and never on a rewrite", () => {
  const counted = { ...photo, cameraId: "cam", batchId: BATCH };
  expect(Photo.counterDelta(counted, undefined)).toEqual({
    searchable: 1,
    "p#minji-park#searchable": 1,
    "c#cam#searchable": 1,
    [`b#${BATCH}`]: 1,
  });
  expect(Photo.counterDelta(photo, { ...photo, status: "processing" })).toEqual({
    searchable: 1,
    processing: -1,
    "p#minji-park#searchable": 1,
    "p#minji-park#processing": -1,
  });
  expect(Photo.counterDelta(photo, photo)).toEqual({});
  expect(Photo.counterDelta({ ...photo, visibility: "taken-down" }, photo)).toEqual({ "away#searchable": 1 });
  expect(Photo.counterDelta(undefined, counted)).toMatchObject({ searchable: -1, [`b#${BATCH}`]: -1 });
});

test("An event's progress is the sum of its counters", () => {
  const rejected: Photo.Info = { ...photo, status: "rejected", photographerId: undefined, cameraId: "cam" };
  const items = [photo, { ...photo, visibility: "hidden" as const, batchId: BATCH }, rejected].map((info) => ({
    PK: "p",
    SK: "s",
    ...Photo.counterDelta(info, undefined),
  }));
  const progress = Photo.toProgress(items);
  expect(progress.total).toMatchObject({ searchable: 2, rejected: 1, partial: 0 });
  expect(progress.away).toMatchObject({ searchable: 1, rejected: 0 });
  expect(progress.photographers).toMatchObject({ "minji-park": { searchable: 2 } });
  expect(progress.cameras).toMatchObject({ cam: { rejected: 1 } });
  expect(progress.batches).toEqual({ [BATCH]: 1 });
});

test.each(["partial", "rejected", "dead-lettered"] as const)(
  "A %s photo is marked for people, until it is out of sight",
  (status) => {
    expect(Photo.troubleRow({ ...photo, status })).toMatchObject({ SK: `TROUBLE#${photo.photoId}` });
    expect(Photo.troubleRow({ ...photo, status, visibility: "taken-down" })).toBeUndefined();
    expect(Photo.troubleRow(photo)).toBeUndefined();
  },
);

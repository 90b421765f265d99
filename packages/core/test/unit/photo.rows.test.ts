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

test("Counters move from the old status to the new one and never on a rewrite", () => {
  expect(Photo.counterDelta(photo, undefined)).toEqual({ searchable: 1 });
  expect(Photo.counterDelta(photo, { ...photo, status: "processing" })).toEqual({ searchable: 1, processing: -1 });
  expect(Photo.counterDelta(photo, photo)).toEqual({});
});

import { expect, test } from "vitest";
import { saveWrites } from "../../src/aws/save-transaction.ts";
import { factsOf } from "../../src/coverage/facts.ts";
import { Photo } from "../../src/photo/index.ts";
import { memoryPorts } from "../support/memory-ports.ts";

const ARRIVAL: Photo.Arrival = {
  organizerId: "demo",
  eventId: "seoul-trail-2026",
  photoId: "0123456789ABCDEFGHJKMNPQRS",
  fileName: "a.jpg",
  size: 1,
  photographerId: "mina",
  uploadedAt: "2026-10-18T03:00:00.000Z",
};
const arrived = Photo.begin(undefined, ARRIVAL, new Date("2026-10-18T03:00:01.000Z"));

function match(bib: string, state: Photo.BibMatch["state"]): Photo.BibMatch {
  return { bib, confidence: 90, source: "ocr", state, reasons: [] };
}
const read: Photo.Info = {
  ...arrived,
  status: "searchable",
  revision: 2,
  captureTime: "2026-10-18T01:02:03.000Z",
  captureTimeSource: "exif",
  cameraId: 'camera|1,"',
  bibs: [match("1204", "proposed"), match("1204", "confirmed"), match("77", "proposed"), match("2026", "rejected")],
};

const written = (photo: Photo.Info, previous: Photo.Info | undefined) =>
  saveWrites("photos", photo, previous).filter(({ Update }) => String(Update?.Key?.SK).startsWith("COVER#"));

test("What the coverage board needs of a photo is written with it and comes back as it was", () => {
  const [write] = written(read, arrived);
  expect(write?.Update?.Key).toEqual({ PK: "ORG#demo#EVT#seoul-trail-2026", SK: "COVER#01" });
  const item = { ...write?.Update?.Key, [read.photoId]: write?.Update?.ExpressionAttributeValues?.[":p"] };
  expect(Photo.toCoverFacts([item])).toEqual([Photo.coverFact(read)]);
  expect(Photo.coverFact(read)).toEqual({
    photoId: read.photoId,
    isShown: true,
    takenAt: Date.parse("2026-10-18T01:02:03.000Z"),
    isTimeKnown: true,
    cameraId: 'camera|1,"',
    photographerId: "mina",
    isUnread: false,
    bibs: [
      { bib: "1204", isSure: true },
      { bib: "77", isSure: false },
    ],
    doubts: [
      { bib: "1204", doubt: 0.1, isFace: false },
      { bib: "77", doubt: 0.1, isFace: false },
    ],
  });
});

test("It is not written again while nothing of it changes, and taken back when the photo is no photo any more", () => {
  expect(written(arrived, undefined)).toEqual([]);
  expect(written({ ...read, revision: 3, attempts: 4 }, read)).toEqual([]);
  expect(written({ ...read, revision: 3, visibility: "hidden" }, read)).toHaveLength(1);
  const [write] = written({ ...read, revision: 3, status: "rejected" }, read);
  expect(write?.Update?.UpdateExpression).toBe("REMOVE #p");
});

test("Photos that were read before there were such rows are looked at themselves, so that none is left out", async () => {
  const { world, ports } = memoryPorts();
  world.photos.set("seoul-trail-2026/a", read);
  const coverFacts = { facts: async () => [] };
  expect(await factsOf({ projection: ports.projection, coverFacts }, ARRIVAL)).toEqual([Photo.coverFact(read)]);
});

test("Facts of an older release do not say what is in doubt, and whoever needs that reads the photos", async () => {
  const old = Photo.toCoverFacts([{ [read.photoId]: JSON.stringify([1, "", "", "mina", "77?"]) }]);
  expect(old[0]?.doubts).toBeUndefined();
  const { world, ports } = memoryPorts();
  world.photos.set("seoul-trail-2026/a", read);
  const from = { projection: ports.projection, coverFacts: { facts: async () => old } };
  expect(await factsOf(from, ARRIVAL)).toEqual(old);
  expect(await factsOf(from, ARRIVAL, ({ doubts }) => doubts !== undefined)).toEqual([Photo.coverFact(read)]);
});

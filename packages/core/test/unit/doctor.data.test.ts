import type { Event } from "@snaprace/core/event";
import { expect, test } from "vitest";
import { dataChecks } from "../../src/doctor/data.ts";
import * as Photo from "../../src/photo/photo.ts";
import type { Row } from "../../src/port/index.ts";

const EVENT = { organizerId: "org", eventId: "race" } as Event.Info;
const photo = Photo.Info.parse({
  organizerId: "org",
  eventId: "race",
  photoId: "01JAAAAAAAAAAAAAAAAAAAAAAA",
  revision: 1,
  pipelineVersion: 1,
  status: "partial",
  visibility: "visible",
  attempts: 1,
  fileName: "a.jpg",
  size: 1,
  uploadedAt: "2026-10-18T01:02:03.456Z",
  updatedAt: "2026-10-18T01:02:03.456Z",
  captureTime: "2026-10-18T01:02:03.456Z",
  photographerId: "mina",
  width: 3,
  height: 2,
  thumbhash: "x",
  bibs: [{ bib: "1204", confidence: 90, source: "ocr", state: "proposed" }],
});
const [bibRow] = Photo.bibRows(photo) as Row[];

async function strange(rows: readonly Row[], keys: readonly string[] = []): Promise<readonly string[]> {
  const checks = dataChecks({
    inspection: { collections: async () => [], tags: async () => ({ folder: "raw" }) },
    inventory: {
      async *keys(_, folder) {
        yield* keys.filter((key) => key.includes(`/${folder}/`));
      },
      async *rows() {
        yield* rows;
      },
    },
    objects: { head: async () => ({ size: 1, metadata: { "file-name": "a.jpg" }, lastModified: new Date(0) }) },
    events: async () => [EVENT],
  });
  const outcome = await checks.find(({ title }) => title === "Key formats")!.run();
  return outcome.state === "problem" ? outcome.problems.map(({ what }) => what) : [];
}

test("Every row that the product writes has a key that the doctor knows", async () => {
  const prefixes = Object.entries(Photo).flatMap(([name, prefix]) =>
    name.endsWith("_PREFIX") ? [String(prefix)] : [],
  );
  expect(prefixes.length).toBeGreaterThan(4);
  const others = prefixes
    .filter((prefix) => prefix !== Photo.PHOTO_PREFIX && prefix !== Photo.BIB_PREFIX)
    .map((prefix): Row => ({ PK: Photo.partition(EVENT), SK: `${prefix}0` }));
  const byFace = { ...bibRow!, GSI1PK: Photo.faceIndexKey("race", "1204") };
  expect(await strange([Photo.photoRow(photo) as Row, bibRow!, byFace, ...others])).toEqual([]);
});

test("Every object that the product writes has a key that the doctor knows", async () => {
  const names = ["large", "medium", "small"] as const;
  const all = [
    Photo.keys.original(photo),
    Photo.keys.analysis(photo),
    ...names.map((name) => Photo.keys.rendition(photo, name)),
  ];
  expect(await strange([], all)).toEqual([]);
});

test.each<[string, Row]>([
  ["another partition", { ...(Photo.photoRow(photo) as Row), PK: "ORG#other#EVT#race" }],
  ["another time", { ...bibRow!, GSI1SK: "TIME#2020-01-01T00:00:00.000Z#01JAAAAAAAAAAAAAAAAAAAAAAA" }],
  ["another bib", { ...bibRow!, GSI1PK: Photo.bibIndexKey("race", "7") }],
  ["a kind nobody writes", { PK: Photo.partition(EVENT), SK: "ODD#1" }],
])("A row with %s is found", async (_, row) => {
  expect(await strange([row])).toHaveLength(1);
});

test("An object at another place is found", async () => {
  expect(await strange([], ["org/race/processed/01JAAAAAAAAAAAAAAAAAAAAAAA.png"])).toHaveLength(1);
});

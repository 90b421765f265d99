import type * as Event from "../event/event.ts";
import { collectionId } from "../face/collection.ts";
import { PhotographerId } from "../id/index.ts";
import { RENDITIONS } from "../image/renditions.ts";
import * as Photo from "../photo/photo.ts";
import type { Inspection, Inventory, Objects, Row } from "../port/index.ts";
import { photoBucket } from "../topology/index.ts";
import { type Check, check, must, type Problem } from "./check.ts";

/** Of each event: enough to see a habit, few enough to be looked at while one waits. */
const ORIGINALS = 10;
const ROWS = 100;
const OBJECTS = 100;

interface DataPorts {
  readonly inspection: Pick<Inspection, "collections" | "tags">;
  readonly inventory: Pick<Inventory, "keys" | "rows">;
  readonly objects: Pick<Objects, "head">;
  events(): Promise<readonly Event.Info[]>;
}

/** What lies in the stores: a sample of every event. */
export function dataChecks({ inspection, inventory, objects, events }: DataPorts): Check[] {
  return [
    check(
      "Photographers",
      async () => {
        const originals = [];
        for (const event of await events()) {
          for (const key of await take(ORIGINALS, inventory.keys(event, "raw"))) {
            originals.push({
              key,
              metadata: (await objects.head(key))?.metadata ?? {},
              tags: await inspection.tags(key),
            });
          }
        }
        return originals;
      },
      (originals) => ({
        fine: `${originals.filter(({ metadata }) => metadata["photographer-id"]).length} of ${originals.length} originals name theirs; all name their file`,
        problems: originals.flatMap(({ key, metadata, tags }) => originalProblems(key, metadata, tags)),
      }),
    ),
    check(
      "Key formats",
      async () => {
        const wrong: string[] = [];
        let looked = 0;
        for (const event of await events()) {
          const rows = await take(ROWS, inventory.rows(event, ""));
          const objectKeys = [
            ...(await take(OBJECTS, inventory.keys(event, "raw"))),
            ...(await take(OBJECTS, inventory.keys(event, "processed"))),
            ...(await take(OBJECTS, inventory.keys(event, "analysis"))),
          ];
          looked += rows.length + objectKeys.length;
          wrong.push(...rows.filter((row) => !isRow(row)).map(({ PK, SK }) => `${PK} ${SK}`));
          wrong.push(...objectKeys.filter((key) => !isObjectKey(key)));
        }
        return { looked, wrong };
      },
      ({ looked, wrong }) => ({
        fine: `${looked} rows and objects looked at`,
        problems: wrong.map((key) =>
          must(
            false,
            `${key} is no key of this release.`,
            "`snaprace rebuild` makes an event's rows anew; see DYNAMODB_SCHEMA.md.",
          ),
        ),
      }),
    ),
    check(
      "Face collections",
      async () => {
        const found = await inspection.collections();
        return found === "not-here" ? found : { found, all: await events() };
      },
      ({ found, all }) => {
        const known = new Set(all.map(collectionId));
        return {
          fine: `${found.length}, each {organizer}-{event}`,
          problems: found.map((id) =>
            must(
              known.has(id),
              `The collection ${id} belongs to no event of this stage.`,
              "Another stage in the same account and region may own it. If none does, it is face data of nobody: delete it.",
            ),
          ),
        };
      },
    ),
  ];
}

function originalProblems(
  key: string,
  metadata: Readonly<Record<string, string>>,
  tags: Readonly<Record<string, string>> | "not-here",
): (Problem | false)[] {
  const photographer = metadata["photographer-id"];
  const todo =
    "It came in on another way than `snaprace upload` or the site. Find out which, and credit it at the desk.";
  return [
    must(metadata["file-name"] !== undefined, `${key} does not name its file.`, todo),
    must(
      photographer === undefined || PhotographerId.safeParse(photographer).success,
      `${key} names "${photographer}", which is no photographer's id.`,
      todo,
    ),
    must(
      tags === "not-here" || tags.folder === photoBucket.archive.tag.folder,
      `${key} is not tagged folder=${photoBucket.archive.tag.folder}: it will never be archived.`,
      "Tag it with `aws s3api put-object-tagging`.",
    ),
  ];
}

/** Whether an item has the keys that follow from what is in it. */
function isRow(row: Row): boolean {
  if (row.SK.startsWith(Photo.PHOTO_PREFIX)) {
    const photo = Photo.Info.safeParse(row);
    if (!photo.success) return false;
    const wanted = Photo.photoRow(photo.data);
    return ["PK", "SK", "GSI1PK", "GSI1SK", "GSI2PK", "GSI2SK"].every((key) => row[key] === wanted[key]);
  }
  if (row.SK.startsWith(Photo.BIB_PREFIX)) {
    const [, bib, photoId] = /^BIB#([0-9A-Z]{1,6})#PHOTO#([0-9A-HJKMNP-TV-Z]{26})$/.exec(row.SK) ?? [];
    const { eventId, captureTime } = row;
    return (
      bib !== undefined &&
      [Photo.bibIndexKey, Photo.faceIndexKey].some((keyOf) => row.GSI1PK === keyOf(String(eventId), bib)) &&
      row.GSI1SK === Photo.timeSortKey(String(captureTime), photoId)
    );
  }
  return Photo.DERIVED_PREFIXES.some((prefix) => row.SK.startsWith(prefix));
}

const SUFFIXES = Object.values(RENDITIONS).map(({ suffix }) => suffix);

function isObjectKey(key: string): boolean {
  if (Photo.parseOriginalKey(key)) return true;
  const [, , folder, file = ""] = key.split("/");
  const suffix = folder === "analysis" ? ".json" : SUFFIXES.find((one) => file.endsWith(one));
  return suffix !== undefined && /^[0-9A-HJKMNP-TV-Z]{26}$/.test(file.slice(0, -suffix.length));
}

async function take<Item>(count: number, items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) {
    found.push(item);
    if (found.length === count) break;
  }
  return found;
}

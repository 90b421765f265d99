import { isDeepStrictEqual } from "node:util";
import * as Photo from "../photo/photo.ts";
import type { Inventory, Row } from "../port/index.ts";

interface EventRef {
  readonly organizerId: string;
  readonly eventId: string;
}

/**
 * Makes the rows that follow from photos what they must be: those that are missing or wrong are written, those that follow from
 * no photo are deleted.
 * @param photos all of the event; nobody may be writing them
 * @returns how many rows were wrong
 */
export async function repairRows(
  inventory: Pick<Inventory, "rows" | "putRow" | "deleteRow">,
  event: EventRef,
  photos: readonly Photo.Info[],
): Promise<number> {
  const wanted = new Map(rowsOf(photos).map((row) => [row.SK, row]));
  let repaired = 0;
  for (const prefix of Photo.DERIVED_PREFIXES) {
    for await (const row of inventory.rows(event, prefix)) {
      const right = wanted.get(row.SK);
      wanted.delete(row.SK);
      if (right ? isDeepStrictEqual(meaningOf(row), meaningOf(right)) : isEmpty(row)) continue;
      if (right) await inventory.putRow(right);
      else await inventory.deleteRow(row);
      repaired += 1;
    }
  }
  for (const row of wanted.values()) {
    await inventory.putRow(row);
    repaired += 1;
  }
  return repaired;
}

function rowsOf(photos: readonly Photo.Info[]): Row[] {
  const sums = new Map<string, Row & Record<string, unknown>>();
  const facts = new Map<string, Row>();
  const add = (key: { PK: string; SK: string }, by: Readonly<Record<string, number>>) => {
    if (Object.keys(by).length === 0) return;
    const row: Row & Record<string, unknown> = { ...(sums.get(key.SK) ?? key) };
    for (const [name, value] of Object.entries(by)) row[name] = Number(row[name] ?? 0) + value;
    sums.set(key.SK, row);
  };
  for (const photo of photos) {
    add(Photo.counterKey(photo), Photo.counterDelta(photo, undefined));
    add(Photo.timelineKey(photo), Photo.timelineDelta(photo, undefined));
    const fact = Photo.coverValue(photo);
    if (fact === undefined) continue;
    const key = Photo.coverKey(photo);
    facts.set(key.SK, { ...(facts.get(key.SK) ?? key), [photo.photoId]: fact });
  }
  const troubles = photos.flatMap((photo) => (Photo.troubleRow(photo) as Row | undefined) ?? []);
  const bibs = photos.flatMap((photo) => Photo.bibRows(photo) as Row[]);
  return [...bibs, ...troubles, ...sums.values(), ...facts.values()];
}

/** A counter of zero says the same as none, and an attribute that is `undefined` is not stored. */
function meaningOf(row: Row): Record<string, unknown> {
  const stored = JSON.parse(JSON.stringify(row)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(stored).filter(([, value]) => value !== 0));
}

function isEmpty(row: Row): boolean {
  return Object.keys(meaningOf(row)).every((name) => name === "PK" || name === "SK");
}

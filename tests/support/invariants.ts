import type { Photo } from "@snaprace/core/photo";
import type { Inventory, Row } from "@snaprace/core/port";
import type { Product } from "./product.ts";

interface EventRef {
  readonly organizerId: string;
  readonly eventId: string;
}

const PATIENCE_MS = 90_000;
const LOOK_EVERY_MS = 500;
const AT_REST = new Set(["searchable", "partial", "rejected", "dead-lettered"]);

/**
 * What must hold of an event whose pipeline rests, whatever happened to it before: nothing that was accepted is lost or there twice,
 * every row, object and face has its photo, and the counters say what there is.
 * @returns what does not hold, in words
 */
export async function violations(product: Product, event: EventRef): Promise<string[]> {
  const { inventory, projection, Photo } = product;
  // Both read settings when they are imported, like the product.
  const { Gallery } = await import("@snaprace/core/gallery");
  const { repairRows } = await import("../../packages/core/src/rebuild/rows.ts");
  const photos = await atRest(() => Gallery.all(projection, event));
  const found: string[] = [];
  const ensure = (holds: boolean, words: string) => {
    if (!holds) found.push(words);
  };

  const accepted = new Set(await keysOf(inventory, event, "raw"));
  ensure(accepted.size === photos.length, `${accepted.size} originals and ${photos.length} photos`);
  const shown = photos.filter(({ status }) => status === "searchable" || status === "partial");
  const wanted = new Set(
    shown.flatMap((photo) => [
      ...(["large", "medium", "small"] as const).map((name) => Photo.keys.rendition(photo, name)),
      Photo.keys.analysis(photo),
    ]),
  );
  const made = [...(await keysOf(inventory, event, "processed")), ...(await keysOf(inventory, event, "analysis"))];
  for (const key of made) ensure(wanted.delete(key), `${key} has no photo`);
  for (const key of wanted) ensure(false, `${key} is missing`);

  for (const photo of photos) {
    ensure(accepted.has(Photo.keys.original(photo)), `${photo.photoId} has no original`);
    ensure(AT_REST.has(photo.status) && !photo.execution, `${photo.photoId} is not at rest: ${photo.status}`);
  }
  const hashes = shown.map(({ contentHash }) => contentHash);
  ensure(new Set(hashes).size === hashes.length, "the same content is there twice");

  const known = new Set(photos.flatMap(({ faces }) => faces.map(({ faceId }) => faceId)));
  // Whose faces were not read in time, they may lie there until its next reading; no search takes them before.
  const unread = new Set(photos.filter(({ facesState }) => facesState === "failed").map(({ photoId }) => photoId));
  for await (const { faceId, photoId } of inventory.faces(event)) {
    ensure(known.delete(faceId) || unread.has(photoId), `face ${faceId} of ${photoId} is in no record`);
  }
  for (const faceId of known) ensure(false, `face ${faceId} is lost`);

  const counts: Record<string, number> = {};
  for (const { status } of photos) counts[status] = (counts[status] ?? 0) + 1;
  for (const [status, count] of Object.entries(await projection.counts(event))) {
    ensure(count === (counts[status] ?? 0), `${count} photos are counted as ${status} and ${counts[status] ?? 0} are`);
  }
  const wrong: string[] = [];
  const note = async ({ SK }: Row) => void wrong.push(SK);
  await repairRows({ rows: inventory.rows, putRow: note, deleteRow: note }, event, photos);
  return [...found, ...wrong.map((key) => `row ${key} is wrong`)];
}

/** A schedule may be at work on photos that were read in part; it is over within its lease. */
async function atRest(look: () => Promise<Photo.Info[]>): Promise<Photo.Info[]> {
  for (const until = Date.now() + PATIENCE_MS; ; ) {
    const photos = await look();
    const isQuiet = photos.every(({ status, execution }) => AT_REST.has(status) && !execution);
    if (isQuiet || Date.now() > until) return photos;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

async function keysOf(inventory: Inventory, event: EventRef, folder: "raw" | "processed" | "analysis") {
  const keys: string[] = [];
  for await (const key of inventory.keys(event, folder)) keys.push(key);
  return keys;
}

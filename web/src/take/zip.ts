import { createHash } from "node:crypto";
import { SnapRaceError } from "@snaprace/core/errors";
import type { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { Photo } from "@snaprace/core/photo";
import { makeZip, predictLength } from "client-zip";
import { fileName, requireDownloads } from "../photo/download.ts";
import type { SiteContext } from "../server/context.ts";
import { MOST_IN_ZIP } from "./zip-limit.ts";

/** Named so that it stands first in any folder. */
const MISSING_NOTE = "_missing-photos.txt";
/** Objects asked about at once. */
const PARALLEL = 16;

interface Entry {
  readonly photoId: string;
  readonly name: string;
  readonly key: string;
  /** bytes */
  readonly size: number;
  readonly lastModified: Date;
}

export interface Zip {
  readonly name: string;
  /** Photos in it. */
  readonly count: number;
  /** bytes, exactly */
  readonly length: number;
  /** Changes when any of its bytes would: whoever takes a download up again gets the rest of the same file, or all of a new one. */
  readonly etag: string;
  /** @param from byte to begin with */
  body(from: number): ReadableStream<Uint8Array>;
}

/**
 * Photos as one zip, known to the byte before the first of them is read, and made while it is sent: one picture in memory at
 * a time, however many there are. Pictures are stored, not compressed again.
 * @throws SnapRaceError `invalid-input` for too many, `not-found` when none of them may be seen, `not-allowed` where there are no downloads
 */
export async function zipOf(
  { projection, objects }: Pick<SiteContext, "projection" | "objects">,
  event: Event.Info,
  photoIds: readonly string[],
): Promise<Zip> {
  requireDownloads(event);
  if (photoIds.length > MOST_IN_ZIP) {
    throw new SnapRaceError("invalid-input", "Too many photos.", { fields: { ids: `At most ${MOST_IN_ZIP} photos.` } });
  }
  const photos = await Gallery.photos(projection, event, photoIds);
  const entries = await entriesOf(objects, event, photos);
  if (entries.length === 0) throw new SnapRaceError("not-found", "None of these photos is there for this visitor.");
  const there = new Set(entries.map(({ photoId }) => photoId));
  const note = noteOf(
    photoIds.filter((id) => !there.has(id)),
    event,
  );
  const parts = [...entries.map(({ name, size, lastModified }) => ({ name, size, lastModified })), ...note];
  const etag = createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 27);
  return {
    name: `${event.eventId}-${entries.length}.zip`,
    count: entries.length,
    length: Number(predictLength(parts)),
    etag: `"${etag}"`,
    body: (from) => makeZip(inputs({ projection, objects }, event, entries, note)).pipeThrough(without(from)),
  };
}

async function entriesOf(
  objects: Pick<SiteContext["objects"], "head">,
  event: Event.Info,
  photos: readonly Photo.Info[],
): Promise<Entry[]> {
  const sizes = new Map<string, number>();
  const waiting = photos.values();
  const lane = async () => {
    for (const photo of waiting) {
      const head = await objects.head(Photo.keys.rendition(photo, "large"));
      if (head) sizes.set(photo.photoId, head.size);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, lane));
  const used = new Set<string>();
  return photos.flatMap((photo) => {
    const size = sizes.get(photo.photoId);
    if (size === undefined) return [];
    const lastModified = new Date(photo.captureTime ?? photo.uploadedAt);
    const name = unique(fileName(photo, event.timeZone), used);
    return [{ photoId: photo.photoId, key: Photo.keys.rendition(photo, "large"), size, lastModified, name }];
  });
}

/** Says inside the zip what could not be put into it. */
function noteOf(missing: readonly string[], { startsOn }: Pick<Event.Info, "startsOn">) {
  if (missing.length === 0) return [];
  const text = new TextEncoder().encode(`${missing.join("\n")}\n`);
  return [{ name: MISSING_NOTE, input: text, size: text.length, lastModified: new Date(startsOn) }];
}

/**
 * What is no longer as it was counted, or may no longer be seen, breaks the download off, so that nobody takes half of it for all.
 * Asked before each photo: a zip of a thousand may take minutes.
 */
async function* inputs(
  { projection, objects }: Pick<SiteContext, "projection" | "objects">,
  event: Event.Info,
  entries: readonly Entry[],
  note: ReturnType<typeof noteOf>,
) {
  for (const { photoId, name, key, size, lastModified } of entries) {
    const [photo, stored] = await Promise.all([Gallery.photo(projection, event, photoId), objects.get(key)]);
    if (!photo || stored?.size !== size) throw new SnapRaceError("conflict", "A photo went while it was being packed.");
    yield { name, input: new Uint8Array(stored.bytes), size, lastModified };
  }
  yield* note;
}

/** Leaves the first bytes out. They are made all the same: a zip ends with the checksums of everything in it. */
function without(from: number): TransformStream<Uint8Array, Uint8Array> {
  let left = from;
  return new TransformStream({
    transform(chunk, controller) {
      const skipped = Math.min(left, chunk.length);
      left -= skipped;
      if (skipped < chunk.length) controller.enqueue(chunk.subarray(skipped));
    },
  });
}

/** Two photos of one second get a number each. */
function unique(name: string, used: Set<string>): string {
  let found = name;
  for (let number = 2; used.has(found); number++) found = name.replace(/\.jpg$/, `-${number}.jpg`);
  used.add(found);
  return found;
}

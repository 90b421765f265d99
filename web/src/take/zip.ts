import { SnapRaceError } from "@snaprace/core/errors";
import type { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { Photo } from "@snaprace/core/photo";
import { makeZip } from "client-zip";
import { fileName, requireDownloads } from "../photo/download.ts";
import type { SiteContext } from "../server/context.ts";
import { MOST_IN_ZIP } from "./zip-limit.ts";

/** Named so that it stands first in any folder. */
const MISSING_NOTE = "_missing-photos.txt";

interface Zip {
  readonly name: string;
  /** Photos that will be in it, as far as is known before reading them. */
  readonly count: number;
  readonly body: ReadableStream<Uint8Array>;
}

/**
 * Photos as one zip that is made while it is sent: one picture in memory at a time, however many there are. Pictures are
 * stored, not compressed again. What cannot be read breaks the download off, so that nobody takes half of it for all.
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
  if (photos.length === 0) throw new SnapRaceError("not-found", "None of these photos is there for this visitor.");
  const missing = photoIds.filter((id) => !photos.some(({ photoId }) => photoId === id));
  return {
    name: `${event.eventId}-${photos.length}.zip`,
    count: photos.length,
    body: makeZip(entries(objects, event, photos, missing)),
  };
}

async function* entries(
  objects: Pick<SiteContext["objects"], "get">,
  event: Event.Info,
  photos: readonly Photo.Info[],
  missing: readonly string[],
) {
  const used = new Set<string>();
  const gone = [...missing];
  for (const photo of photos) {
    const stored = await objects.get(Photo.keys.rendition(photo, "large"));
    if (!stored) {
      gone.push(photo.photoId);
      continue;
    }
    const name = unique(fileName(photo, event.timeZone), used);
    yield { name, input: new Uint8Array(stored.bytes), lastModified: new Date(photo.captureTime ?? photo.uploadedAt) };
  }
  if (gone.length > 0)
    yield { name: MISSING_NOTE, input: `${gone.join("\n")}\n`, lastModified: new Date(event.startsOn) };
}

/** Two photos of one second get a number each. */
function unique(name: string, used: Set<string>): string {
  let found = name;
  for (let number = 2; used.has(found); number++) found = name.replace(/\.jpg$/, `-${number}.jpg`);
  used.add(found);
  return found;
}

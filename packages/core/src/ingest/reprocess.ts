import { SnapRaceError } from "../errors/index.ts";
import { every } from "../gallery/every.ts";
import * as Photo from "../photo/photo.ts";
import type { PhotoQueue, Projection } from "../port/index.ts";

interface Ports {
  readonly projection: Pick<Projection, "list" | "photos">;
  readonly queue: Pick<PhotoQueue, "sendOriginals">;
}

interface EventRef {
  readonly organizerId: string;
  readonly eventId: string;
}

/**
 * `outdated`: read by an older release than this one. `partial`: not fully read. `all`: every photo. Of these, photos that
 * people took out of sight are left alone. Photos that are named are read again whatever they are.
 */
export type Selection =
  | { readonly kind: "outdated" | "partial" | "all" }
  | { readonly kind: "photos"; readonly photoIds: readonly string[] };

const PER_REQUEST = 100;

/**
 * Has an event's originals read again. What machines found is replaced by what they find now; what people decided about a
 * bib stands, and a photo that was taken down stays down.
 * @returns how many photos were sent
 * @throws SnapRaceError `not-found` when a named photo is not in the event; then none is sent
 */
export async function reprocess(ports: Ports, event: EventRef, selection: Selection): Promise<number> {
  let sent = 0;
  let keys: string[] = [];
  const flush = async () => {
    await ports.queue.sendOriginals(keys);
    sent += keys.length;
    keys = [];
  };
  for await (const photo of selected(ports.projection, event, selection)) {
    keys.push(Photo.keys.original(photo));
    if (keys.length === PER_REQUEST) await flush();
  }
  await flush();
  return sent;
}

async function* selected(
  projection: Ports["projection"],
  event: EventRef,
  selection: Selection,
): AsyncGenerator<Photo.Info> {
  if (selection.kind === "photos") {
    yield* await named(projection, event, selection.photoIds);
    return;
  }
  for await (const photo of every(projection, event)) {
    if (photo.visibility === "visible" && isWanted(photo, selection.kind)) yield photo;
  }
}

function isWanted(photo: Photo.Info, kind: "outdated" | "partial" | "all"): boolean {
  if (kind === "all") return true;
  return kind === "partial" ? photo.status === "partial" : photo.pipelineVersion < Photo.PIPELINE_VERSION;
}

async function named(projection: Ports["projection"], event: EventRef, photoIds: readonly string[]) {
  const { organizerId, eventId } = event;
  const wanted = [...new Set(photoIds)];
  const photos = await projection.photos(wanted.map((photoId) => ({ organizerId, eventId, photoId })));
  const known = new Set(photos.map(({ photoId }) => photoId));
  const unknown = wanted.filter((photoId) => !known.has(photoId));
  if (unknown.length === 0) return photos;
  throw new SnapRaceError("not-found", `These are no photos of ${eventId}: ${unknown.join(", ")}.`);
}

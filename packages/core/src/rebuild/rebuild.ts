import { SnapRaceError } from "../errors/index.ts";
import { forgetComparison } from "../face/comparison.ts";
import { all } from "../gallery/every.ts";
import * as Photo from "../photo/photo.ts";
import type { Inventory, KeptFace, PhotoQueue, Projection } from "../port/index.ts";
import type { Truth } from "../truth/index.ts";
import { decisionsOf } from "./decisions.ts";
import { type RestorePorts, restorePhoto } from "./restore-photo.ts";
import { repairRows } from "./rows.ts";

interface Ports extends RestorePorts {
  readonly projection: Projection;
  readonly inventory: Inventory;
  readonly queue: Pick<PhotoQueue, "sendOriginals">;
  readonly truth: Truth;
}

interface EventRef {
  readonly organizerId: string;
  readonly eventId: string;
}

export interface RebuildResult {
  /** Photos whose record was written from what is kept. */
  readonly restored: number;
  /** Photos without a kept reading, sent through the pipeline. */
  readonly sent: number;
  /** Records whose original is no more. */
  readonly removed: number;
  /** Index rows and counters that were wrong or missing. */
  readonly repairedRows: number;
}

/** Photos at work at the same time. */
const PARALLEL = 8;

/**
 * Makes an event's projection anew: from the originals and what was kept of their readings, the face collection, and what people
 * decided. Nothing is recognised again and nothing disappears meanwhile. Running it again changes nothing.
 * @throws SnapRaceError `conflict` when photos of the event are being read: then nothing is written
 */
export async function rebuild(
  ports: Ports,
  event: EventRef,
  onProgress: (done: number) => void = () => undefined,
): Promise<RebuildResult> {
  await refuseWhileReading(ports, event);
  const decisions = await decisionsOf(ports.truth, event.eventId);
  const faces = new Map<string, KeptFace[]>();
  for await (const face of ports.inventory.faces(event)) {
    const others = faces.get(face.photoId);
    if (others) others.push(face);
    else faces.set(face.photoId, [face]);
  }

  const unread: string[] = [];
  const seen = new Set<string>();
  let restored = 0;
  const restore = async (key: string) => {
    const original = Photo.parseOriginalKey(key);
    if (!original) return;
    seen.add(original.photoId);
    const known = { faces: faces.get(original.photoId) ?? [], decisions: decisions.get(original.photoId) ?? [] };
    const result = await restorePhoto(ports, original, known);
    if (result === "restored") restored += 1;
    if (result === "unread") unread.push(key);
    onProgress(restored + unread.length);
  };
  let batch: string[] = [];
  for await (const key of ports.inventory.keys(event, "raw")) {
    batch.push(key);
    if (batch.length < PARALLEL) continue;
    await Promise.all(batch.map(restore));
    batch = [];
  }
  await Promise.all(batch.map(restore));
  // What faces propose stood in the records only.
  await forgetComparison(ports.truth, event.eventId);

  const photos = await all(ports.projection, event);
  const orphans = photos.filter(({ photoId }) => !seen.has(photoId));
  for (const orphan of orphans) await ports.projection.remove(orphan);
  const kept = photos.filter(({ photoId }) => seen.has(photoId));
  const repairedRows = await repairRows(ports.inventory, event, kept);
  await ports.queue.sendOriginals(unread);
  return { restored, sent: unread.length, removed: orphans.length, repairedRows };
}

async function refuseWhileReading({ projection, clock }: Ports, event: EventRef): Promise<void> {
  const busy = (await all(projection, event)).filter((photo) => Photo.busyMs(photo, clock.now()) > 0).length;
  if (busy === 0) return;
  throw new SnapRaceError(
    "conflict",
    `${busy} photos of ${event.eventId} are being read. Run this again when \`snaprace status\` says that none is.`,
  );
}

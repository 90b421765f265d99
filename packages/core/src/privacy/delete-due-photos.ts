import { z } from "zod";
import * as Audit from "../audit/audit.ts";
import type { Clock } from "../clock/index.ts";
import { RESTORE_DAYS } from "../curation/restore-days.ts";
import { EventId, OrganizerId, PhotoId } from "../id/index.ts";
import type { EdgeStore, Projection } from "../port/index.ts";
import { edge as edgeTopology } from "../topology/edge.ts";
import { rows, Timestamp, type Truth } from "../truth/index.ts";
import { Video } from "../video/index.ts";
import { type ErasureContext, erasePhoto } from "./erase-photo.ts";

const PER_RUN = 200;
const PAGE = 100;
const PARALLEL = 8;
const DAY_MS = 86_400_000;
/** After this long no signed upload of a photo and no execution is left that could bring one; a late video is refused when it is settled. */
const SETTLED_MS = 30 * 60_000;

interface Context extends ErasureContext {
  /** The server's truth: nobody else sees what is due. */
  readonly truth: Truth;
  readonly projection: Pick<Projection, "photo" | "remove" | "list">;
  readonly edge: Pick<EdgeStore, "delete">;
  readonly clock: Clock;
}

const Due = z
  .object({
    organizer_id: OrganizerId,
    event_id: EventId,
    photos: z.number().nullable(),
    deleted_at: Timestamp.nullable(),
  })
  .transform((row) => ({
    organizerId: row.organizer_id,
    eventId: row.event_id,
    deletedBefore: row.photos ?? undefined,
    deletedAt: row.deleted_at ?? undefined,
  }));
type Due = z.infer<typeof Due>;

const Erasure = z
  .object({ organizer_id: OrganizerId, event_id: EventId, photo_id: PhotoId })
  .transform((row) => ({ organizerId: row.organizer_id, eventId: row.event_id, photoId: row.photo_id }));

export interface DuePhotosResult {
  /** Photos of which nothing is left. */
  readonly erased: number;
  /** Events in which no photo was left, so that they are done. */
  readonly verified: number;
}

/**
 * Deletes photos for good: single ones that somebody deleted and nobody brought back in time, then all of events whose photos'
 * term is over. An event is done, with its audit entry, only when a later run finds no photo. Each run begins again where things
 * are, so a failure anywhere costs a delay.
 * @param until when to stop; what is left is for the next run
 */
export async function deleteDuePhotos(context: Context, until: Date): Promise<DuePhotosResult> {
  let erased = await eraseDeleted(context, until);
  let verified = 0;
  const asked = { p_now: context.clock.now().toISOString(), p_limit: PER_RUN };
  for (const event of rows(Due, await context.truth.rpc("due_photo_deletions", asked))) {
    if (context.clock.now() >= until) break;
    const gone = await eraseEvent(context, event, until);
    erased += gone;
    if (gone > 0 || event.deletedAt === undefined) continue;
    if (context.clock.now().getTime() - Date.parse(event.deletedAt) < SETTLED_MS) continue;
    await close(context, event);
    verified += 1;
  }
  return { erased, verified };
}

async function eraseDeleted(context: Context, until: Date): Promise<number> {
  const { truth, clock } = context;
  const before = new Date(clock.now().getTime() - RESTORE_DAYS * DAY_MS).toISOString();
  const due = rows(Erasure, await truth.rpc("due_photo_erasures", { p_before: before, p_limit: PER_RUN }));
  let erased = 0;
  for (const ref of due) {
    if (clock.now() >= until) break;
    await erasePhoto(context, ref);
    const { organizerId, eventId, photoId } = ref;
    const entry = { organizerId, eventId, actor: undefined, action: "photo.erased", subject: photoId } as const;
    // Before the mark: an entry written twice is better than none.
    await Audit.record(truth, entry);
    const mark = truth.from("takedowns").update({ erased_at: clock.now().toISOString() }).eq("event_id", eventId);
    rows(z.object({ photo_id: z.string() }), await mark.eq("photo_id", photoId).select("photo_id"));
    erased += 1;
  }
  return erased;
}

/** @returns how many photos were there and are no more */
async function eraseEvent(context: Context, event: Due, until: Date): Promise<number> {
  const { projection, edge, clock } = context;
  // First: copies at the CDN outlive what they were made of.
  await edge.delete(edgeTopology.keys.event(event.eventId));
  await Video.erase(context, event);
  let erased = 0;
  while (clock.now() < until) {
    // Always the first page: what was on it is gone.
    const { items } = await projection.list(event, PAGE);
    if (items.length === 0) break;
    for (let start = 0; start < items.length; start += PARALLEL) {
      await Promise.all(items.slice(start, start + PARALLEL).map((photo) => erasePhoto(context, photo)));
    }
    erased += items.length;
    await note(context, event, erased);
  }
  if (erased === 0 && event.deletedAt === undefined) await note(context, event, 0);
  return erased;
}

async function note({ truth, clock }: Context, { eventId, deletedBefore = 0 }: Due, erased: number): Promise<void> {
  const row = { event_id: eventId, photos: deletedBefore + erased, deleted_at: clock.now().toISOString() };
  const written = await truth.from("photo_deletions").upsert(row, { onConflict: "event_id" }).select("event_id");
  rows(z.object({ event_id: z.string() }), written);
}

async function close({ truth, clock }: Context, { organizerId, eventId, deletedBefore = 0 }: Due): Promise<void> {
  const details = { photos: deletedBefore };
  await Audit.record(truth, { organizerId, eventId, actor: undefined, action: "photos.erased", details });
  const mark = truth.from("photo_deletions").update({ verified_at: clock.now().toISOString() }).eq("event_id", eventId);
  rows(z.object({ event_id: z.string() }), await mark.select("event_id"));
}

import { z } from "zod";
import * as Audit from "../audit/audit.ts";
import type { Clock } from "../clock/index.ts";
import { FaceMode } from "../event/info.ts";
import { collectionId } from "../face/collection.ts";
import { forgetComparison } from "../face/comparison.ts";
import { EventId, OrganizerId } from "../id/index.ts";
import type { Position, Projection, Recogniser } from "../port/index.ts";
import { rows, Timestamp, type Truth } from "../truth/index.ts";
import { change } from "./change.ts";

const EVENTS_PER_RUN = 20;
const PAGE = 200;
/** After this long no execution is left that began while faces were still allowed: what is gone by then stays gone. */
const SETTLED_MS = 10 * 60_000;

interface Context {
  /** The server's truth: nobody else sees what is due. */
  readonly truth: Truth;
  readonly projection: Pick<Projection, "list" | "photo" | "save">;
  readonly recogniser: Pick<Recogniser, "countFaces" | "deleteCollection">;
  readonly clock: Clock;
}

const Due = z
  .object({
    organizer_id: OrganizerId,
    event_id: EventId,
    face_mode: FaceMode,
    faces: z.number().nullable(),
    deleted_at: Timestamp.nullable(),
  })
  .transform((row) => ({
    organizerId: row.organizer_id,
    eventId: row.event_id,
    cause: row.face_mode === "off" ? "switched-off" : "term-over",
    /** What an earlier run found; absent on the first. */
    found: row.faces ?? undefined,
    deletedAt: row.deleted_at ?? undefined,
  }));
type Due = z.infer<typeof Due>;

export interface DueFacesResult {
  /** Events from which something was deleted now. */
  readonly deleted: number;
  /** Events in which nothing was left, so that they are done. */
  readonly verified: number;
}

/**
 * Deletes the face data of events whose term is over or whose faces were switched off: the collection, then every photo's record
 * of its faces. Deleting is not believed: an event is done, with its audit entry, only when a later run finds nothing. Until then
 * each run begins again, so a failure anywhere costs a delay.
 * @param until when to stop; what is left is for the next run
 */
export async function deleteDueFaces(context: Context, until: Date): Promise<DueFacesResult> {
  const { truth, clock } = context;
  const due = rows(
    Due,
    await truth.rpc("due_face_deletions", { p_now: clock.now().toISOString(), p_limit: EVENTS_PER_RUN }),
  );
  let deleted = 0;
  let verified = 0;
  for (const event of due) {
    if (clock.now() >= until) break;
    if (await isCleared(context, event, until)) {
      const settled = event.deletedAt !== undefined && waitedMs(event.deletedAt, clock) >= SETTLED_MS;
      if (!settled) continue;
      await close(context, event);
      verified += 1;
    } else {
      deleted += 1;
    }
  }
  return { deleted, verified };
}

/** Deletes what is there. @returns whether there was nothing to delete */
async function isCleared(context: Context, event: Due, until: Date): Promise<boolean> {
  const { recogniser } = context;
  const faces = await recogniser.countFaces(collectionId(event));
  // Written first: after a crash nobody could tell any more how many there were.
  if (faces !== undefined || event.found === undefined) await note(context, event, faces ?? 0);
  if (faces !== undefined) await recogniser.deleteCollection(collectionId(event));
  const changed = await forgetOnPhotos(context, event, until);
  if (changed > 0) await note(context, event, faces ?? 0);
  return faces === undefined && changed === 0;
}

/** @returns how many photos had a record of faces, at least 1 when time ran out */
async function forgetOnPhotos(context: Context, event: Due, until: Date): Promise<number> {
  const { projection, clock } = context;
  let changed = 0;
  let start: Position | undefined;
  do {
    if (clock.now() >= until) return changed + 1;
    const page = await projection.list(event, PAGE, start);
    for (const { photoId, faces, facesState } of page.items) {
      if (faces.length === 0 && facesState === "skipped") continue;
      await change(context, event, photoId, (photo) => ({ ...photo, faces: [], facesState: "skipped" }));
      changed += 1;
    }
    start = page.next;
  } while (start !== undefined);
  return changed;
}

async function note({ truth, clock }: Context, { eventId, found = 0 }: Due, faces: number): Promise<void> {
  const row = { event_id: eventId, faces: Math.max(found, faces), deleted_at: clock.now().toISOString() };
  const written = await truth.from("face_deletions").upsert(row, { onConflict: "event_id" }).select("event_id");
  rows(z.object({ event_id: z.string() }), written);
}

async function close({ truth, clock }: Context, { organizerId, eventId, cause, found = 0 }: Due): Promise<void> {
  // Before the mark: an entry written twice is better than none.
  if (found > 0 || cause === "term-over") {
    const details = { faces: found, cause };
    await Audit.record(truth, { organizerId, eventId, actor: undefined, action: "faces.deleted", details });
  }
  // Faces that are wanted again have to be asked for again.
  const forgotten = await truth.from("events").update({ faces_requested_at: null }).eq("id", eventId).select("id");
  rows(z.object({ id: z.string() }), forgotten);
  // And then also compared anew, though there may be as many.
  await forgetComparison(truth, eventId);
  const mark = truth.from("face_deletions").update({ verified_at: clock.now().toISOString() }).eq("event_id", eventId);
  rows(z.object({ event_id: z.string() }), await mark.select("event_id"));
}

function waitedMs(since: string, clock: Clock): number {
  return clock.now().getTime() - Date.parse(since);
}

import { z } from "zod";
import { SnapRaceError } from "../errors/index.ts";
import type { Position } from "../port/index.ts";
import { rows, type Truth } from "../truth/index.ts";
import type { Context } from "./context.ts";
import { hide, restore } from "./visibility.ts";
import { type Step, walk } from "./walk.ts";

export interface BatchContext extends Context {
  /** As the person who asks, also where the server acts for them: the database notes who took a batch back. */
  readonly personTruth: Truth;
}

/** What a takedown by the undoing of a batch says, so that bringing the batch back lifts no other. */
const reasonOf = (batchId: string) => `batch ${batchId}`;

/**
 * Takes one step of taking a batch's photos away, as deleted ones that can be brought back. Photos that are still on their way are
 * noted as taken away by the pipeline from the first step on, and not read.
 */
export async function undoBatch(context: BatchContext, batchId: string, start?: Position): Promise<Step> {
  if (start === undefined) await mark(context, batchId, context.clock.now().toISOString());
  return walk(context, start, async (photos) => {
    const ours = photos.filter((photo) => photo.batchId === batchId);
    const away = ours.filter(({ visibility }) => visibility === "taken-down").map(({ photoId }) => photoId);
    const reasons = await reasonsOf(context, away);
    // Also those that are away without a reason: what is not noted has no end.
    const photoIds = ours
      .filter(({ photoId, visibility }) => visibility !== "taken-down" || !reasons.has(photoId))
      .map(({ photoId }) => photoId);
    if (photoIds.length === 0) return 0;
    return hide(context, { photoIds, kind: "deleted", reason: reasonOf(batchId) });
  });
}

/** Takes one step of bringing a batch back. What was taken down for another reason stays down. */
export async function restoreBatch(context: BatchContext, batchId: string, start?: Position): Promise<Step> {
  if (start === undefined) await mark(context, batchId, null);
  return walk(context, start, async (photos) => {
    const away = photos.filter((photo) => photo.batchId === batchId && photo.visibility === "taken-down");
    const photoIds = away.map(({ photoId }) => photoId);
    if (photoIds.length === 0) return 0;
    const reasons = await reasonsOf(context, photoIds);
    const ours = photoIds.filter((photoId) => reasons.get(photoId) === reasonOf(batchId));
    // Those that arrived after the batch was undone: only the pipeline knew.
    const late = photoIds.filter((photoId) => !reasons.has(photoId));
    if (late.length > 0) await hide(context, { photoIds: late, kind: "deleted", reason: reasonOf(batchId) });
    const back = [...ours, ...late];
    return back.length === 0 ? 0 : restore(context, { photoIds: back });
  });
}

/** @throws SnapRaceError `not-allowed` for a batch that somebody else took back, `not-found` for one that this person does not see */
async function mark({ personTruth, event }: BatchContext, batchId: string, undoneAt: string | null): Promise<void> {
  const query = personTruth.from("upload_batches").update({ undone_at: undoneAt }).eq("event_id", event.eventId);
  const marked = rows(z.object({ id: z.string() }), await query.eq("id", batchId).select("id"));
  if (marked.length === 0) throw new SnapRaceError("not-found", `No batch ${batchId} that this person may change.`);
}

/** Ids asked for in one address: a longer one is refused on the way. */
const IDS_PER_QUERY = 100;

async function reasonsOf({ truth, event }: Context, photoIds: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let start = 0; start < photoIds.length; start += IDS_PER_QUERY) {
    const query = truth.from("takedowns").select("photo_id, reason").eq("event_id", event.eventId);
    const answer = await query.is("restored_at", null).in("photo_id", photoIds.slice(start, start + IDS_PER_QUERY));
    for (const row of rows(z.object({ photo_id: z.string(), reason: z.string() }), answer)) {
      found.set(row.photo_id, row.reason);
    }
  }
  return found;
}

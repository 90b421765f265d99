import { z } from "zod";
import { fn } from "../input/index.ts";
import * as Photo from "../photo/photo.ts";
import { rows } from "../truth/index.ts";
import { type Context, update } from "./decide.ts";
import { markReports } from "./reports.ts";

const Row = z.object({
  photo_id: z.string(),
  bib: z.string().nullable(),
  decision: z.enum(["confirmed", "rejected", "added", "hidden", "restored"]),
  before: Photo.BibMatch.nullable(),
});

export const UndoInput = z.object({ batchId: z.uuid() });

export interface Undone {
  /** Photos that are as before. */
  readonly photos: number;
}

/**
 * Takes a decision back, on every photo it was for; a failure on the way is completed by asking again. A faces' deletion is not
 * taken back: it is for good.
 */
export const undo = fn(UndoInput, async (context: Context, { batchId }): Promise<Undone> => {
  const { truth, event, clock, projection } = context;
  const table = () => truth.from("photo_decisions");
  const query = table().select("photo_id, bib, decision, before").eq("event_id", event.eventId).eq("batch_id", batchId);
  const said = rows(Row, await query.is("undone_at", null));
  if (said.length === 0) return { photos: 0 };
  const byPhoto = Map.groupBy(said, (row) => row.photo_id);
  const photos = await projection.photos([...byPhoto.keys()].map((photoId) => ({ ...event, photoId })));
  for (const seen of photos) {
    await update(context, seen, (photo) => restored(photo, byPhoto.get(photo.photoId) ?? [], clock.now()));
  }
  const bibs = [...new Set(said.flatMap(({ bib }) => bib ?? []))];
  await markReports(truth, { eventId: event.eventId, photoIds: [...byPhoto.keys()], bibs }, null);
  // Last: what broke off before is found and done when it is asked for again.
  const undone = table().update({ undone_at: clock.now().toISOString() }).eq("event_id", event.eventId);
  rows(z.object({ id: z.string() }), await undone.eq("batch_id", batchId).is("undone_at", null).select("id"));
  return { photos: photos.length };
});

function restored(photo: Photo.Info, decided: readonly z.output<typeof Row>[], now: Date): Photo.Info {
  const { reviewedAt: _, ...rest } = photo;
  let next: Photo.Info = { ...rest, revision: photo.revision + 1, updatedAt: now.toISOString() };
  const added = decided.find((row) => row.decision === "added")?.bib;
  const rejected = decided.find((row) => row.decision === "rejected")?.bib;
  for (const { bib, before } of decided) {
    if (bib !== null) next = Photo.undecided(next, bib, before ?? undefined);
  }
  for (const { bib, decision } of decided) {
    const isSaid = decision === "confirmed" || decision === "added";
    if (bib !== null && isSaid) next = Photo.unlinked(next, rejected ?? bib, bib);
  }
  return added && rejected ? Photo.relinked(next, added, rejected) : next;
}

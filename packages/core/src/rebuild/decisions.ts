import { z } from "zod";
import * as Photo from "../photo/photo.ts";
import type { PhotoTruth } from "../port/index.ts";
import { everyRow, Timestamp, type Truth } from "../truth/index.ts";

const Row = z.object({
  photo_id: z.string(),
  bib: z.string().nullable(),
  decision: z.enum(["confirmed", "rejected", "added", "hidden", "restored"]),
  batch_id: z.string(),
  decided_at: Timestamp,
  before: Photo.BibMatch.nullable(),
});
export type DecisionRow = z.output<typeof Row>;

/** Everything people decided about an event's photos and did not take back, oldest first, by photo. */
export async function decisionsOf(truth: Truth, eventId: string): Promise<ReadonlyMap<string, DecisionRow[]>> {
  const found = await everyRow(Row, (from, to) =>
    truth
      .from("photo_decisions")
      .select("photo_id, bib, decision, batch_id, decided_at, before")
      .eq("event_id", eventId)
      .is("undone_at", null)
      .order("decided_at")
      .order("id")
      .range(from, to),
  );
  return Map.groupBy(found, (row) => row.photo_id);
}

/** Says again what people said about a photo, in their order. */
export async function decideAgain(
  truth: Pick<PhotoTruth, "startList">,
  photo: Photo.Info,
  said: readonly DecisionRow[],
): Promise<Photo.Info> {
  const bibs = said.flatMap(({ bib }) => bib ?? []);
  const { entries } = bibs.length > 0 ? await truth.startList(photo.eventId, bibs) : { entries: [] };
  const listed = new Map(entries.map((entry) => [entry.bib, entry]));
  let next = photo;
  for (const batch of Map.groupBy(said, (row) => row.batch_id).values()) {
    const about = batch.flatMap(({ bib, decision }) => {
      const isAboutBib = decision === "confirmed" || decision === "rejected" || decision === "added";
      return bib !== null && isAboutBib ? [{ bib, decision, onStartList: listed.has(bib) || undefined }] : [];
    });
    // What was read goes before what it was said to be, as when it was decided.
    about.sort((a, b) => Number(b.decision === "rejected") - Number(a.decision === "rejected"));
    if (batch.every(({ decision }) => decision === "hidden" || decision === "restored")) continue;
    const rejected = about.find(({ decision }) => decision === "rejected")?.bib;
    const added = about.find(({ decision }) => decision === "added")?.bib;
    const box = rejected === undefined ? undefined : Photo.matchOf(next, rejected)?.box;
    const at = new Date(batch[0]?.decided_at ?? photo.updatedAt);
    next = Photo.decided(
      next,
      about.map((decision) => ({ ...decision, box })),
      at,
    );
    if (rejected !== undefined) next = Photo.relinked(next, rejected, added);
  }
  return { ...next, faces: next.faces.filter(({ bib }) => !(bib && listed.get(bib)?.minor)) };
}

/** Whether the latest word of a runner about a photo is to hide it. */
export function isHiddenByRunner(said: readonly DecisionRow[]): boolean {
  return said.findLast(({ decision }) => decision === "hidden" || decision === "restored")?.decision === "hidden";
}

import { Organizer } from "@snaprace/core/organizer";
import { Photographer } from "@snaprace/core/photographer";
import { Upload } from "@snaprace/core/upload";
import type { SiteContext } from "../../server/context.ts";
import type { EventAccess, Session } from "../../session/session.ts";

/** A batch as its line on the page shows it. */
export interface BatchView {
  readonly batchId: string;
  /** ISO 8601 UTC */
  readonly startedAt: string;
  readonly photographer: string;
  readonly files: number;
  readonly sent: number;
  /** Photos that the pipeline has begun with. */
  readonly begun: number;
  readonly isUndone: boolean;
  /** Whether whoever asks may take it back, or bring it back when it is away. */
  readonly mayUndo: boolean;
}

export async function loadBatches(
  { projection }: Pick<SiteContext, "projection">,
  session: Session,
  { event, role }: EventAccess,
): Promise<BatchView[]> {
  const [batches, progress, photographers] = await Promise.all([
    Upload.batches(session.truth, event.eventId),
    projection.progress(event),
    Photographer.forOrganizer(session.truth, event.organizerId),
  ]);
  const names = new Map(photographers.map(({ photographerId, name }) => [photographerId, name]));
  return batches.map((batch) => ({
    batchId: batch.batchId,
    startedAt: batch.startedAt,
    photographer: names.get(batch.photographerId ?? "") ?? "",
    files: batch.files,
    sent: Math.max(batch.sent, progress.batches[batch.batchId] ?? 0),
    begun: progress.batches[batch.batchId] ?? 0,
    isUndone: batch.undoneAt !== undefined,
    mayUndo:
      Organizer.allows(role, "editor") ||
      (batch.uploadedBy === session.userId && (!batch.undoneAt || batch.undoneBy === session.userId)),
  }));
}

import { Audit } from "@snaprace/core/audit";
import { systemClock } from "@snaprace/core/clock";
import { Curation } from "@snaprace/core/curation";
import { SnapRaceError } from "@snaprace/core/errors";
import { Gallery } from "@snaprace/core/gallery";
import { fn } from "@snaprace/core/input";
import { Organizer } from "@snaprace/core/organizer";
import { Upload } from "@snaprace/core/upload";
import { z } from "zod";
import type { DeskRequest } from "../desk-endpoint.ts";

const Input = z.object({
  batchId: z.uuid(),
  action: z.enum(["undo", "restore"]),
  cursor: z.string().max(1000).optional(),
});

/**
 * One step of taking a batch back or of bringing it back. Editors do so with any batch, whoever uploads with their own: the server
 * then acts for them, because photos are taken away by editors.
 * @throws SnapRaceError `not-found` when there is none that this person may take back
 */
export const undoStep = fn(
  Input,
  async ({ site, session, event, role }: Omit<DeskRequest, "request">, { batchId, action, cursor }) => {
    const batch = await Upload.findBatch(session.truth, event.eventId, batchId);
    const isEditor = Organizer.allows(role, "editor");
    if (!batch || (!isEditor && batch.uploadedBy !== session.userId)) {
      throw new SnapRaceError("not-found", `No batch ${batchId} that this person may take back.`);
    }
    // Only the first step marks it: the next ones go on with what it allowed.
    if (cursor !== undefined && (batch.undoneAt !== undefined) !== (action === "undo")) {
      throw new SnapRaceError("conflict", `Batch ${batchId} was changed by somebody else meanwhile.`);
    }
    const { projection, recogniser, edge, queue, cursorSigningKey } = site;
    const truth = isEditor ? session.truth : site.serverTruth;
    const context = {
      truth,
      personTruth: session.truth,
      projection,
      recogniser,
      edge,
      queue,
      clock: systemClock,
      event,
    };
    const scope = `batch ${event.eventId} ${batchId} ${action}`;
    const start = cursor === undefined ? undefined : Gallery.decodeCursor(cursor, scope, cursorSigningKey);
    const run = action === "undo" ? Curation.undoBatch : Curation.restoreBatch;
    const { photos, next } = await run(context, batchId, start);
    if (!next) {
      const { organizerId, eventId } = event;
      const entry = { organizerId, eventId, actor: session.userId, subject: batchId };
      await Audit.record(site.serverTruth, { ...entry, action: action === "undo" ? "batch.undone" : "batch.restored" });
    }
    return { photos, ...(next && { next: Gallery.encodeCursor(next, scope, cursorSigningKey) }) };
  },
);

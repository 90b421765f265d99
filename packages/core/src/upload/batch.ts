import { z } from "zod";
import { SnapRaceError } from "../errors/index.ts";
import { PhotographerId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import { everyRow, oneOrNone, rows, Timestamp, type Truth } from "../truth/index.ts";

const COLUMNS = "id, event_id, photographer_id, uploaded_by, started_at, files, sent, undone_at, undone_by";

/** What one person dropped at once. */
export const Batch = z
  .object({
    id: z.uuid(),
    event_id: z.string(),
    photographer_id: z.string().nullable(),
    uploaded_by: z.string().nullable(),
    started_at: Timestamp,
    files: z.number(),
    sent: z.number(),
    undone_at: Timestamp.nullable(),
    undone_by: z.string().nullable(),
  })
  .transform((row) => ({
    batchId: row.id,
    eventId: row.event_id,
    photographerId: row.photographer_id ?? undefined,
    uploadedBy: row.uploaded_by ?? undefined,
    startedAt: row.started_at,
    /** Photos that were not here before. */
    files: row.files,
    /** How many of them the bucket has, by what the browser last said. */
    sent: row.sent,
    undoneAt: row.undone_at ?? undefined,
    /** Who may bring it back without being an editor. */
    undoneBy: row.undone_by ?? undefined,
  }));
export type Batch = z.output<typeof Batch>;

interface Context {
  /** As the person who uploads. */
  readonly truth: Truth;
  readonly event: { readonly eventId: string };
}

const MAX_FILES = 100_000;

export const StartBatchInput = z.object({
  /** Made by the browser, so that starting again after a lost answer starts the same one. */
  batchId: z.uuid(),
  photographerId: PhotographerId.optional(),
  files: z.number().int().min(1).max(MAX_FILES),
});

/** @throws SnapRaceError `invalid-input` for a photographer who is not credited at this event */
export const startBatch = fn(StartBatchInput, async (context: Context, input): Promise<void> => {
  const { truth, event } = context;
  const row = { id: input.batchId, event_id: event.eventId, photographer_id: input.photographerId ?? null };
  const inserted = await truth
    .from("upload_batches")
    .insert({ ...row, files: input.files })
    .select("id");
  const isThere = inserted.error?.code === "23505" && (await findBatch(truth, event.eventId, input.batchId));
  if (!isThere) rows(z.object({ id: z.string() }), inserted);
});

export const BatchProgressInput = z.object({ batchId: z.uuid(), sent: z.number().int().min(0).max(MAX_FILES) });

/** Says how many photos of a batch the bucket has. @throws SnapRaceError `not-found` */
export const batchProgress = fn(BatchProgressInput, async ({ truth, event }: Context, { batchId, sent }) => {
  const query = truth.from("upload_batches").update({ sent }).eq("event_id", event.eventId).eq("id", batchId);
  const changed = rows(z.object({ id: z.string() }), await query.select("id"));
  if (changed.length === 0) throw new SnapRaceError("not-found", `No batch ${batchId} of this person.`);
});

export async function findBatch(truth: Truth, eventId: string, batchId: string): Promise<Batch | undefined> {
  const query = truth.from("upload_batches").select(COLUMNS).eq("event_id", eventId).eq("id", batchId);
  return oneOrNone(Batch, await query.maybeSingle());
}

/** All of an event, newest first. */
export async function batches(truth: Truth, eventId: string): Promise<Batch[]> {
  return await everyRow(Batch, (from, to) => {
    const query = truth.from("upload_batches").select(COLUMNS).eq("event_id", eventId);
    return query.order("started_at", { ascending: false }).order("id").range(from, to);
  });
}

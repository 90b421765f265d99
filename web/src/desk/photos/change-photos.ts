import { randomUUID } from "node:crypto";
import { Audit } from "@snaprace/core/audit";
import { systemClock } from "@snaprace/core/clock";
import { Curation } from "@snaprace/core/curation";
import { Gallery } from "@snaprace/core/gallery";
import { BibNumber, PhotographerId, PhotoId } from "@snaprace/core/id";
import { fn } from "@snaprace/core/input";
import { Review } from "@snaprace/core/review";
import { z } from "zod";
import type { DeskRequest } from "../desk-endpoint.ts";

/** Photos of one request; the browser sends more in several. */
const MAX_PHOTOS = 100;
const PhotoIds = z.array(PhotoId).min(1).max(MAX_PHOTOS);

export const ChangeInput = z.discriminatedUnion("action", [
  z.object({ action: z.enum(["takedown", "delete", "restore", "retry"]), photoIds: PhotoIds }),
  z.object({ action: z.literal("credit"), photoIds: PhotoIds, photographerId: PhotographerId.optional() }),
  z.object({ action: z.enum(["add-bib", "remove-bib"]), photoIds: PhotoIds, bib: BibNumber }),
  z.object({ action: z.literal("undo-bib"), batchId: z.uuid() }),
  z.object({ action: z.literal("retry-all"), cursor: z.string().max(1000).optional() }),
]);
export type PhotosChange = z.input<typeof ChangeInput>;

export interface Changed {
  readonly photos: number;
  /** Of a bib that was added or removed: what takes it back. */
  readonly batchId?: string;
  /** What was asked for goes on from here. */
  readonly next?: string;
}

type Desk = Omit<DeskRequest, "request">;

const ACTIONS = {
  takedown: "photos.taken-down",
  delete: "photos.deleted",
  restore: "photos.restored",
  retry: "photos.retried",
  "retry-all": "photos.retried",
  credit: "photos.credited",
  "add-bib": "photos.bib-added",
  "remove-bib": "photos.bib-removed",
  "undo-bib": "photos.decision-undone",
} as const satisfies Record<PhotosChange["action"], Audit.Action>;

/** Does something with many photos, as the person who asks, and writes down that they did. */
export const changePhotos = fn(ChangeInput, async (desk: Desk, input): Promise<Changed> => {
  const changed = await run(desk, input);
  const { organizerId, eventId } = desk.event;
  const [first] = "photoIds" in input ? input.photoIds : [];
  await Audit.record(desk.site.serverTruth, {
    organizerId,
    eventId,
    actor: desk.session.userId,
    action: ACTIONS[input.action],
    ...(first && { subject: first }),
    details: { photos: changed.photos, ...("bib" in input && { bib: input.bib }) },
  });
  return changed;
});

async function run(desk: Desk, input: z.output<typeof ChangeInput>): Promise<Changed> {
  const { site, session, event } = desk;
  const { projection, recogniser, edge, queue } = site;
  const context = { truth: session.truth, projection, recogniser, edge, queue, clock: systemClock, event };
  const review = { ...context, newId: randomUUID };
  switch (input.action) {
    case "takedown":
      return { photos: await Curation.hide(context, { photoIds: input.photoIds, kind: "takedown" }) };
    case "delete":
      return { photos: await Curation.hide(context, { photoIds: input.photoIds, kind: "deleted" }) };
    case "restore":
      return { photos: await Curation.restore(context, input) };
    case "retry":
      return { photos: await Curation.retry(context, input) };
    case "credit":
      return { photos: await Curation.credit(context, input) };
    case "undo-bib":
      return Review.undo(review, input);
    case "retry-all":
      return retryAll(desk, context, input.cursor);
    default:
      return decide(review, input);
  }
}

async function decide(
  review: Review.Context,
  input: Extract<z.output<typeof ChangeInput>, { readonly bib: string }>,
): Promise<Changed> {
  const { action, bib, photoIds } = input;
  const said = action === "add-bib" ? { bib } : { reading: bib };
  const result = await Review.decide(review, { photoIds, ...said, onlyIfOpen: false });
  return result.status === "decided" ? { photos: result.photos, batchId: result.batchId } : { photos: 0 };
}

/** Photos in trouble that one request sends. */
const RETRIED_AT_ONCE = 100;

async function retryAll({ site, event }: Desk, context: Curation.Context, cursor: string | undefined) {
  const { cursorSigningKey } = site;
  const scope = `troubles ${event.eventId}`;
  const start = cursor === undefined ? undefined : Gallery.decodeCursor(cursor, scope, cursorSigningKey);
  const { items, next } = await context.projection.troubles(event, RETRIED_AT_ONCE, start);
  const photoIds = items.map(({ photoId }) => photoId);
  const photos = photoIds.length === 0 ? 0 : await Curation.retry(context, { photoIds });
  return { photos, ...(next && { next: Gallery.encodeCursor(next, scope, cursorSigningKey) }) };
}

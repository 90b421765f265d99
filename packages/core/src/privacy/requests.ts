import { z } from "zod";
import { SnapRaceError } from "../errors/index.ts";
import { fn } from "../input/index.ts";
import { oneOrNone, rows, Timestamp, type Truth } from "../truth/index.ts";
import type { PrivacyContext } from "./change.ts";
import { hiddenByOthers, hidePhotos, showPhotos } from "./visibility.ts";

const Row = z.object({
  id: z.string(),
  kind: z.enum(["hide", "delete-faces"]),
  proof: z.enum(["selfie", "code"]),
  bib: z.string().nullable(),
  photo_ids: z.array(z.string()),
  faces: z.number(),
  requested_at: Timestamp,
  done_at: Timestamp.nullable(),
  due_at: Timestamp,
  outcome: z.enum(["confirmed", "restored"]).nullable(),
  reviewed_at: Timestamp.nullable(),
  reviewed_by: z.string().nullable(),
  note: z.string(),
});
const COLUMNS = Object.keys(Row.shape).join(", ");

/** What a runner asked for about photos or faces of themselves. It has taken effect; the organizer answers it. */
export const RequestInfo = Row.transform((row) => ({
  requestId: row.id,
  kind: row.kind,
  proof: row.proof,
  bib: row.bib ?? undefined,
  photoIds: row.photo_ids,
  faces: row.faces,
  requestedAt: row.requested_at,
  /** Absent when a part of it failed. */
  doneAt: row.done_at ?? undefined,
  /** A month after it was received: until then an answer is due. */
  dueAt: row.due_at,
  /** Absent while nobody has decided. */
  outcome: row.outcome ?? undefined,
  reviewedAt: row.reviewed_at ?? undefined,
  reviewedBy: row.reviewed_by ?? undefined,
  note: row.note,
}));
export type RequestInfo = z.infer<typeof RequestInfo>;

/** Requests of an event: those nobody has decided first, soonest due first; then the latest decided. */
export async function requests(truth: Truth, eventId: string, limit = 200): Promise<RequestInfo[]> {
  const table = () => truth.from("privacy_requests").select(COLUMNS).eq("event_id", eventId).limit(limit);
  const [open, decided] = await Promise.all([
    table().is("outcome", null).order("due_at").order("id"),
    table().not("outcome", "is", null).order("reviewed_at", { ascending: false }).order("id"),
  ]);
  return [...rows(RequestInfo, open), ...rows(RequestInfo, decided)];
}

export const DecideRequestInput = z.object({
  requestId: z.uuid(),
  /** `open`: as if nobody had decided; the photos are hidden again. */
  outcome: z.enum(["confirmed", "restored", "open"]),
  note: z.string().trim().max(1000),
});

interface Context extends PrivacyContext {
  readonly event: { readonly organizerId: string; readonly eventId: string };
}

/**
 * Answers a runner's request, or takes an answer back. What was asked for was done when it was asked; an answer can bring photos
 * back, except those that somebody else asked to hide, too. The answer itself is written last: a failure on the way is completed by
 * answering again.
 * @returns how many photos changed
 * @throws SnapRaceError `not-found`; `invalid-input` for face data, which does not come back
 */
export const decideRequest = fn(DecideRequestInput, async (context: Context, input): Promise<number> => {
  const { truth, event, clock } = context;
  const { requestId, outcome, note } = input;
  const query = truth.from("privacy_requests").select(COLUMNS).eq("event_id", event.eventId).eq("id", requestId);
  const request = oneOrNone(RequestInfo, await query.maybeSingle());
  if (!request) throw new SnapRaceError("not-found", "No such request.");
  if (outcome === "restored" && request.kind !== "hide") {
    throw new SnapRaceError("invalid-input", "Deleted face data does not come back.");
  }
  const changed = request.kind === "hide" ? await show(context, request, outcome === "restored") : 0;
  const answer =
    outcome === "open"
      ? { outcome: null, reviewed_at: null, note }
      : { outcome, reviewed_at: clock.now().toISOString(), note };
  const written = truth.from("privacy_requests").update(answer).eq("event_id", event.eventId).eq("id", requestId);
  const saved = rows(z.object({ id: z.string() }), await written.select("id"));
  if (saved.length === 0) throw new SnapRaceError("not-allowed", "Nobody else may answer this.");
  return changed;
});

/** Shows the photos of a request again, or hides them again. */
async function show(context: Context, request: RequestInfo, isShown: boolean): Promise<number> {
  const { truth, event } = context;
  if (!isShown) return hidePhotos(context, event, request.photoIds);
  const kept = await hiddenByOthers(truth, event.eventId, request);
  const photoIds = request.photoIds.filter((photoId) => !kept.has(photoId));
  return showPhotos(context, event, photoIds);
}

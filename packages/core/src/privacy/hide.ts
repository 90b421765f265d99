import { z } from "zod";
import * as Audit from "../audit/audit.ts";
import type { Clock } from "../clock/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import type * as Event from "../event/event.ts";
import type { Info } from "../photo/photo.ts";
import type { EdgeStore, Projection } from "../port/index.ts";
import { edge as edgeTopology } from "../topology/edge.ts";
import { rows, type Truth } from "../truth/index.ts";
import type { Proof } from "./proof.ts";

/** A photo may be written by the pipeline at the same moment. */
const MAX_ATTEMPTS = 6;

export interface PrivacyContext {
  readonly truth: Truth;
  readonly projection: Projection;
  readonly edge: EdgeStore;
  readonly clock: Clock;
}

/**
 * Takes photos of a person out of everyone's sight at once: the images first, then every list, then the record for the
 * organizer, who may bring a photo back when others on it want that. Doing it again changes nothing.
 * @returns how many photos were hidden now
 * @throws SnapRaceError `not-allowed` for a photo that the proof is not about
 */
export async function hide(
  context: PrivacyContext,
  event: Event.Info,
  proof: Proof,
  photoIds: readonly string[],
): Promise<number> {
  requireOwn(proof, photoIds);
  let hidden = 0;
  for (const photoId of new Set(photoIds)) {
    await context.edge.put(edgeTopology.keys.photo(photoId), "hidden");
    const isChanged = await change(context, event, photoId, (photo) =>
      // Also what the organizer took down: lifting that must not show it again.
      photo.visibility === "hidden" ? undefined : { ...photo, visibility: "hidden" },
    );
    if (!isChanged) continue;
    hidden += 1;
    const decision = { event_id: event.eventId, photo_id: photoId, decision: "hidden" };
    rows(z.object({ id: z.string() }), await context.truth.from("photo_decisions").insert(decision).select("id"));
    await Audit.record(context.truth, {
      organizerId: event.organizerId,
      eventId: event.eventId,
      actor: undefined,
      action: "photo.hidden-by-runner",
      subject: photoId,
    });
  }
  return hidden;
}

/** @throws SnapRaceError `not-allowed` for a photo that the proof is not about */
export function requireOwn(proof: Proof, photoIds: readonly string[]): void {
  const own = new Set(proof.photoIds);
  if (photoIds.some((photoId) => !own.has(photoId))) throw new SnapRaceError("not-allowed", "Not proven to be hers.");
}

/**
 * Changes a photo on top of what is there.
 * @returns whether there was something to change
 * @throws SnapRaceError `unavailable` when it was written to again and again meanwhile
 */
export async function change(
  { projection, clock }: { readonly projection: Pick<Projection, "photo" | "save">; readonly clock: Clock },
  { organizerId, eventId }: Pick<Event.Info, "organizerId" | "eventId">,
  photoId: string,
  next: (photo: Info) => Info | undefined,
): Promise<boolean> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const previous = await projection.photo({ organizerId, eventId, photoId });
    const changed = previous && next(previous);
    if (!previous || !changed) return false;
    const photo = { ...changed, revision: previous.revision + 1, updatedAt: clock.now().toISOString() };
    if ((await projection.save(photo, previous)) === "saved") return true;
  }
  throw new SnapRaceError("unavailable", `Photo ${photoId} kept changing.`);
}

import * as Audit from "../audit/audit.ts";
import { SnapRaceError } from "../errors/index.ts";
import type * as Event from "../event/event.ts";
import type { PrivacyContext } from "./change.ts";
import type { Proof } from "./proof.ts";
import { hidePhotos } from "./visibility.ts";

/**
 * Takes photos of a person out of everyone's sight at once. The organizer may bring a photo back when others on it want that.
 * Doing it again completes what is missing and changes nothing else.
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
  const { organizerId, eventId } = event;
  return hidePhotos(context, event, photoIds, (hidden) =>
    Audit.recordAll(
      context.truth,
      hidden.map((subject) => ({ organizerId, eventId, actor: undefined, action: "photo.hidden-by-runner", subject })),
    ),
  );
}

/** @throws SnapRaceError `not-allowed` for a photo that the proof is not about */
export function requireOwn(proof: Proof, photoIds: readonly string[]): void {
  const own = new Set(proof.photoIds);
  if (photoIds.some((photoId) => !own.has(photoId))) throw new SnapRaceError("not-allowed", "Not proven to be hers.");
}

import type { Clock } from "../clock/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import type * as Event from "../event/event.ts";
import type { Info } from "../photo/photo.ts";
import type { EdgeStore, Projection } from "../port/index.ts";
import type { Truth } from "../truth/index.ts";

/** A photo may be written by the pipeline at the same moment. */
const MAX_ATTEMPTS = 6;

export interface PrivacyContext {
  readonly truth: Truth;
  readonly projection: Projection;
  readonly edge: EdgeStore;
  readonly clock: Clock;
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

import type { Clock } from "../clock/index.ts";
import type { Info } from "../photo/photo.ts";
import type { EdgeStore, PhotoQueue, Projection, Recogniser } from "../port/index.ts";
import { update } from "../review/decide.ts";
import type { Truth } from "../truth/index.ts";

export interface Context {
  /** As the person who works on the event. */
  readonly truth: Truth;
  readonly projection: Projection;
  readonly recogniser: Pick<Recogniser, "deleteFaces">;
  readonly edge: EdgeStore;
  readonly queue: PhotoQueue;
  readonly clock: Clock;
  readonly event: { readonly organizerId: string; readonly eventId: string };
}

/** Photos changed at the same time. */
const PARALLEL = 8;

/** The photos of this event among these ids. */
export function photosOf({ projection, event }: Context, photoIds: readonly string[]): Promise<Info[]> {
  return projection.photos([...new Set(photoIds)].map((photoId) => ({ ...event, photoId })));
}

/** Changes photos, each on top of whatever it is by then. */
export async function changeAll(
  context: Context,
  photos: readonly Info[],
  change: (photo: Info) => Partial<Info>,
): Promise<void> {
  const next = (photo: Info): Info => ({
    ...photo,
    revision: photo.revision + 1,
    updatedAt: context.clock.now().toISOString(),
    ...change(photo),
  });
  for (let start = 0; start < photos.length; start += PARALLEL) {
    await Promise.all(photos.slice(start, start + PARALLEL).map((photo) => update(context, photo, next)));
  }
}

import { PhotoId } from "../id/index.ts";
import { type Info, isVisible } from "../photo/photo.ts";
import type { Projection } from "../port/index.ts";

interface EventRef {
  readonly organizerId: string;
  readonly eventId: string;
}

/** One photo that runners may see. Hidden, taken down, rejected and unknown ones are all the same `undefined`. */
export async function photo(projection: Projection, event: EventRef, photoId: string): Promise<Info | undefined> {
  if (!PhotoId.safeParse(photoId).success) return undefined;
  const found = await projection.photo({ organizerId: event.organizerId, eventId: event.eventId, photoId });
  return found && isVisible(found) ? found : undefined;
}

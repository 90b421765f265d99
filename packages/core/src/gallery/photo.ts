import { PhotoId } from "../id/index.ts";
import { type Info, isVisible } from "../photo/photo.ts";
import type { Projection } from "../port/index.ts";

interface EventRef {
  readonly organizerId: string;
  readonly eventId: string;
}

/** One photo that runners may see. Hidden, taken down, rejected and unknown ones are all the same `undefined`. */
export async function photo(projection: Projection, event: EventRef, photoId: string): Promise<Info | undefined> {
  const [found] = await photos(projection, event, [photoId]);
  return found;
}

/** Of these photos, those that runners may see, in the order asked for. */
export async function photos(
  projection: Pick<Projection, "photos">,
  { organizerId, eventId }: EventRef,
  photoIds: readonly string[],
): Promise<Info[]> {
  const ids = [...new Set(photoIds)].filter((photoId) => PhotoId.safeParse(photoId).success);
  const found = await projection.photos(ids.map((photoId) => ({ organizerId, eventId, photoId })));
  const byId = new Map(found.filter(isVisible).map((info) => [info.photoId, info]));
  return ids.flatMap((photoId) => byId.get(photoId) ?? []);
}

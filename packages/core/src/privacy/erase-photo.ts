import { SnapRaceError } from "../errors/index.ts";
import { collectionId } from "../face/collection.ts";
import { RENDITIONS, type RenditionName } from "../image/renditions.ts";
import { keys } from "../photo/photo.ts";
import type { Objects, PhotoRef, Projection, Recogniser } from "../port/index.ts";

/** A photo may be written by the pipeline at the same moment. */
const MAX_ATTEMPTS = 6;

export interface ErasureContext {
  readonly projection: Pick<Projection, "photo" | "remove">;
  readonly objects: Pick<Objects, "delete">;
  readonly recogniser: Pick<Recogniser, "deleteFaces">;
}

/**
 * Deletes everything of a photo that the CDN shows to nobody any more: its record last, so that whatever is cut off is done again.
 * @returns whether there was a record of it
 * @throws SnapRaceError `unavailable` when it was written to again and again meanwhile
 */
export async function erasePhoto(context: ErasureContext, ref: PhotoRef): Promise<boolean> {
  const { projection, objects, recogniser } = context;
  const renditions = (Object.keys(RENDITIONS) as RenditionName[]).map((name) => keys.rendition(ref, name));
  await objects.delete([...renditions, keys.analysis(ref), keys.original(ref)]);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const photo = await projection.photo(ref);
    if (!photo) return attempt > 0;
    const faceIds = photo.faces.map(({ faceId }) => faceId);
    if (faceIds.length > 0) await recogniser.deleteFaces(collectionId(ref), faceIds);
    if ((await projection.remove(photo)) === "removed") return true;
  }
  throw new SnapRaceError("unavailable", `Photo ${ref.photoId} kept changing.`);
}

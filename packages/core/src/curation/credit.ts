import { z } from "zod";
import { SnapRaceError } from "../errors/index.ts";
import { PhotographerId, PhotoId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import { keys } from "../photo/photo.ts";
import { forEvent } from "../photographer/photographer.ts";
import { type Context, changeAll, photosOf } from "./context.ts";
import { MAX_PHOTOS } from "./visibility.ts";

const PhotoIds = z.array(PhotoId).min(1).max(MAX_PHOTOS);

export const CreditInput = z.object({ photoIds: PhotoIds, photographerId: PhotographerId.optional() });

/**
 * Credits photos to somebody who photographs this event, or to nobody.
 * @throws SnapRaceError `invalid-input` when they do not
 */
export const credit = fn(CreditInput, async (context: Context, { photoIds, photographerId }): Promise<number> => {
  const known = photographerId === undefined ? [] : await forEvent(context.truth, context.event.eventId);
  if (photographerId !== undefined && !known.some((photographer) => photographer.photographerId === photographerId)) {
    const fields = { photographerId: "This photographer is not at this event." };
    throw new SnapRaceError("invalid-input", "Not a photographer of this event.", { fields });
  }
  const photos = await photosOf(context, photoIds);
  await changeAll(context, photos, () => ({ photographerId }));
  return photos.length;
});

export const RetryInput = z.object({ photoIds: PhotoIds });

/** Has photos read again, whatever became of them. @returns how many */
export const retry = fn(RetryInput, async (context: Context, { photoIds }): Promise<number> => {
  const photos = await photosOf(context, photoIds);
  await context.queue.sendOriginals(photos.map((photo) => keys.original(photo)));
  return photos.length;
});

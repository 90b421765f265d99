import { z } from "zod";
import { PhotoId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import { edge as edgeTopology } from "../topology/edge.ts";
import { rows } from "../truth/index.ts";
import { type Context, changeAll, photosOf } from "./context.ts";

export const MAX_PHOTOS = 500;
const PhotoIds = z.array(PhotoId).min(1).max(MAX_PHOTOS);

/** Days in which a deleted photo can be brought back. */
export const RESTORE_DAYS = 30;
const DAY_MS = 86_400_000;

export const HideInput = z.object({
  photoIds: PhotoIds,
  /** `takedown` stays until somebody lifts it; `deleted` can be undone for {@link RESTORE_DAYS} days. */
  kind: z.enum(["takedown", "deleted"]),
  reason: z.string().max(300).default(""),
});

/**
 * Takes photos away from everybody: first from the CDN, then from searches. The truth layer is written first, because it also
 * decides whether this person may do so, and because a photo that is read again stays away by it.
 * @returns how many there were
 */
export const hide = fn(HideInput, async (context: Context, { photoIds, kind, reason }): Promise<number> => {
  const { truth, edge, event, clock } = context;
  const photos = await photosOf(context, photoIds);
  if (photos.length === 0) return 0;
  const takedowns = photos.map(({ photoId }) => ({
    event_id: event.eventId,
    photo_id: photoId,
    kind,
    reason,
    taken_down_at: clock.now().toISOString(),
    restored_at: null,
  }));
  const written = truth.from("takedowns").upsert(takedowns, { onConflict: "event_id,photo_id" });
  rows(z.object({ photo_id: z.string() }), await written.select("photo_id"));
  for (const { photoId } of photos) await edge.put(edgeTopology.keys.photo(photoId), kind);
  await changeAll(context, photos, () => ({ visibility: "taken-down" }));
  return photos.length;
});

export const RestoreInput = z.object({ photoIds: PhotoIds });

/** Brings photos back, except those that were deleted too long ago. @returns how many */
export const restore = fn(RestoreInput, async (context: Context, { photoIds }): Promise<number> => {
  const { truth, edge, event, clock } = context;
  const now = clock.now();
  const query = truth
    .from("takedowns")
    .update({ restored_at: now.toISOString() })
    .eq("event_id", event.eventId)
    .in("photo_id", photoIds)
    .is("restored_at", null)
    .or(`kind.eq.takedown,taken_down_at.gte.${new Date(now.getTime() - RESTORE_DAYS * DAY_MS).toISOString()}`);
  const restored = rows(z.object({ photo_id: z.string() }), await query.select("photo_id"));
  const photos = await photosOf(
    context,
    restored.map((row) => row.photo_id),
  );
  await changeAll(context, photos, () => ({ visibility: "visible" }));
  for (const { photoId } of photos) await edge.delete(edgeTopology.keys.photo(photoId));
  return photos.length;
});

import { z } from "zod";
import { PhotoId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import { keys } from "../photo/photo.ts";
import { edge as edgeTopology } from "../topology/edge.ts";
import { rows } from "../truth/index.ts";
import { type Context, changeAll, photosOf } from "./context.ts";
import { RESTORE_DAYS } from "./restore-days.ts";

export const MAX_PHOTOS = 500;
const PhotoIds = z.array(PhotoId).min(1).max(MAX_PHOTOS);

const DAY_MS = 86_400_000;

export const HideInput = z.object({
  photoIds: PhotoIds,
  /** `takedown` stays until somebody lifts it; `deleted` can be undone for {@link RESTORE_DAYS} days. */
  kind: z.enum(["takedown", "deleted"]),
  reason: z.string().max(300).default(""),
});

/**
 * Takes photos away from everybody: first from the CDN, then from searches. The truth layer is written first, because it also
 * decides whether this person may do so, and because a photo that is read again stays away by it. What a runner had hidden stays
 * marked as theirs.
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
  await edge.putMany(
    photos.map(({ photoId }) => edgeTopology.keys.photo(photoId)),
    kind,
  );
  await changeAll(context, photos, ({ visibility }) => ({
    visibility: visibility === "hidden" ? "hidden" : "taken-down",
  }));
  return photos.length;
});

export const RestoreInput = z.object({ photoIds: PhotoIds });

/** Photos asked for in one address: a longer one is refused on the way. */
const IDS_PER_QUERY = 100;

/**
 * Brings photos back, except those that were deleted too long ago and those that a runner had hidden: that is not the organizer's
 * bulk action to lift. A failure in between is completed by calling again.
 * @returns how many are visible now
 */
export const restore = fn(RestoreInput, async (context: Context, { photoIds }): Promise<number> => {
  const { truth, edge, queue, event, clock } = context;
  const now = clock.now();
  const oldest = new Date(now.getTime() - RESTORE_DAYS * DAY_MS).toISOString();
  const restorable: string[] = [];
  for (let start = 0; start < photoIds.length; start += IDS_PER_QUERY) {
    // Those restored before are among them: the call that did it may have ended before the CDN knew.
    const query = truth
      .from("takedowns")
      .update({ restored_at: now.toISOString() })
      .eq("event_id", event.eventId)
      .in("photo_id", photoIds.slice(start, start + IDS_PER_QUERY))
      .or(`kind.eq.takedown,restored_at.not.is.null,taken_down_at.gte.${oldest}`);
    const restored = rows(z.object({ photo_id: z.string() }), await query.select("photo_id"));
    restorable.push(...restored.map((row) => row.photo_id));
  }
  await changeAll(context, await photosOf(context, restorable), ({ visibility }) => ({
    visibility: visibility === "hidden" ? "hidden" : "visible",
  }));
  const visible = (await photosOf(context, restorable)).filter((photo) => photo.visibility === "visible");
  await edge.deleteMany(visible.map(({ photoId }) => edgeTopology.keys.photo(photoId)));
  // Nobody looked at what came after its batch was taken back.
  const unread = visible.filter(({ status, thumbhash }) => status === "received" && thumbhash === undefined);
  if (unread.length > 0) await queue.sendOriginals(unread.map((photo) => keys.original(photo)));
  return visible.length;
});

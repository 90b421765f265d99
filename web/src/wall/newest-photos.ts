import { Gallery } from "@snaprace/core/gallery";
import { imageAddress } from "../gallery/image-address.ts";
import { imageUrl } from "../gallery/image-url.ts";
import type { VisibleEvent } from "../gallery/visible-event.ts";
import type { SiteContext } from "../server/context.ts";

/** Photos that go round on a wall. */
export const WALL_PHOTOS = 24;
/** Enough of a busy quarter of an hour to find the newest in. */
const READ = 200;

export interface WallPhoto {
  readonly id: string;
  readonly src: string;
  /** When it was taken, ISO 8601 UTC. */
  readonly at: string;
  /** px */
  readonly width: number;
  readonly height: number;
}

/**
 * The photos taken last, latest first. The timeline says where they begin, so that a race of fifty thousand is not read for them;
 * without one, the first photos of the event are better than none.
 */
export async function newestPhotos(
  site: Pick<SiteContext, "projection" | "timeline" | "cursorSigningKey" | "cdnUrl">,
  visible: VisibleEvent,
): Promise<WallPhoto[]> {
  const { event } = visible;
  const slots = await site.timeline.slots(event);
  let count = 0;
  let from: string | undefined;
  for (const slot of slots.toReversed()) {
    from = slot.start;
    count += slot.count;
    if (count >= WALL_PHOTOS) break;
  }
  const { photos } = await Gallery.page(site, { eventId: event.eventId, limit: READ, ...(from && { from }) });
  const address = imageAddress(site, visible);
  return photos
    .slice(-WALL_PHOTOS)
    .reverse()
    .map(({ photoId, captureTime, width, height }) => ({
      id: photoId,
      src: imageUrl(address, photoId, "large"),
      at: captureTime,
      width,
      height,
    }));
}

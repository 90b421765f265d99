import type { Clock } from "../clock/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import { Limit } from "../limit/index.ts";
import type { Projection, RateLimiter } from "../port/index.ts";

/** Photos of one event, in any state. Four times the largest races there are. */
export const PHOTOS_PER_EVENT = 200_000;

const MEGABYTE = 1_000_000;

/** Somebody signed in, whose uploads count. */
export interface Uploader {
  readonly personId: string;
  readonly limiter: RateLimiter;
}

interface Ports {
  readonly projection: Pick<Projection, "counts">;
  readonly clock: Clock;
}

/**
 * Refuses what would be more than an event may hold.
 * @param files how many are new
 * @throws SnapRaceError `conflict`
 */
export async function checkRoom(
  { projection }: Ports,
  event: { readonly organizerId: string; readonly eventId: string },
  files: number,
): Promise<void> {
  const photos = Object.values(await projection.counts(event)).reduce((sum, count) => sum + count, 0);
  if (photos + files <= PHOTOS_PER_EVENT) return;
  throw new SnapRaceError("conflict", `Event ${event.eventId} holds ${photos} photos and takes no more.`, {
    fields: { files: `This race holds ${photos} photos; ${PHOTOS_PER_EVENT} are the most.` },
  });
}

/**
 * Counts new files for the person who uploads them, before they are signed.
 * @param sizes of the files, in bytes
 * @throws SnapRaceError `rate-limited` when she has uploaded as much as one person may in a day
 */
export async function charge(
  { clock }: Pick<Ports, "clock">,
  { personId, limiter }: Uploader,
  sizes: readonly number[],
): Promise<void> {
  const megabytes = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / MEGABYTE);
  await Limit.admit({ limiter, clock }, "upload-files", personId, sizes.length);
  await Limit.admit({ limiter, clock }, "upload-megabytes", personId, megabytes);
}

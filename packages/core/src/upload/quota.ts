import { SnapRaceError } from "../errors/index.ts";
import type { Projection } from "../port/index.ts";

/** Photos of one event, in any state. Four times the largest races there are. */
export const PHOTOS_PER_EVENT = 200_000;

interface Ports {
  readonly projection: Pick<Projection, "counts">;
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

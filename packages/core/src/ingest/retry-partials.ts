import type { Clock } from "../clock/index.ts";
import * as Photo from "../photo/photo.ts";
import type { PhotoQueue, Projection } from "../port/index.ts";

interface Ports {
  readonly projection: Pick<Projection, "dueRetries" | "photo" | "save">;
  readonly queue: Pick<PhotoQueue, "sendOriginals">;
  readonly clock: Clock;
}

export interface RetryResult {
  readonly sent: number;
}

/** Photos taken on in one run; what is left is due again a minute later. */
const LIMIT = 200;

/**
 * Sends partial photos whose time has come through the pipeline again. Each is postponed before it is sent: a crash in between
 * costs a delay, and a long queue does not fill with the same photos every minute.
 */
export async function retryPartials({ projection, queue, clock }: Ports): Promise<RetryResult> {
  const due = await projection.dueRetries(clock.now(), LIMIT);
  const keys: string[] = [];
  for (const ref of due) {
    const photo = await projection.photo(ref);
    if (photo?.status !== "partial") continue;
    const claimed = await projection.save(Photo.postponed(photo, clock.now()), photo);
    if (claimed === "saved") keys.push(Photo.keys.original(ref));
  }
  await queue.sendOriginals(keys);
  return { sent: keys.length };
}

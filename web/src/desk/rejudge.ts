import { systemClock } from "@snaprace/core/clock";
import { Review } from "@snaprace/core/review";
import type { SiteContext } from "../server/context.ts";
import type { EventAccess } from "../session/session.ts";

/** Brings the photos' evidence in line with the start list; for after the answer, so a failure goes to the log. */
export async function rejudge({
  site,
  event,
}: { readonly site: SiteContext } & Pick<EventAccess, "event">): Promise<void> {
  const { projection, recogniser, serverTruth } = site;
  try {
    await Review.rejudge({ truth: serverTruth, projection, recogniser, clock: systemClock, event });
  } catch (error) {
    // The next import, or this one done again, completes it.
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}

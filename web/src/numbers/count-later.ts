import { Visit } from "@snaprace/core/visit";
import { after } from "next/server";
import type { VisibleEvent } from "../gallery/visible-event.ts";
import type { SiteContext } from "../server/context.ts";

/**
 * Counts what an answer gives, when the answer is on its way. Never what the organizer's own preview shows, never for those who ask
 * not to be counted, and never at the cost of the answer: what cannot be counted is logged.
 */
export function countLater(
  site: Pick<SiteContext, "visitCounter" | "clock">,
  request: { readonly headers: Pick<Headers, "get"> },
  { event, preview }: Pick<VisibleEvent, "event" | "preview">,
  counts: Visit.Counts,
): void {
  if (preview !== undefined || !Visit.counts(request)) return;
  after(async () => {
    try {
      await Visit.count(site, event, counts);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  });
}

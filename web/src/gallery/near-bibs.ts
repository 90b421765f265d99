import { Bib } from "@snaprace/core/bib";
import { Participant } from "@snaprace/core/participant";
import type { SiteContext } from "../server/context.ts";
import { listPhotos } from "./list-photos.ts";
import type { VisibleEvent } from "./visible-event.ts";

/**
 * Bibs one slip away from what was typed that do have photos, likeliest first. The start list is not public, so it is read
 * as the server; only numbers leave it.
 */
export async function nearBibs(
  context: Pick<SiteContext, "projection" | "cursorSigningKey" | "serverTruth">,
  visible: Pick<VisibleEvent, "event">,
  bib: string,
): Promise<string[]> {
  const near = Bib.near(bib, await Participant.bibs(context.serverTruth, visible.event.eventId));
  const pages = await Promise.all(near.map((other) => listPhotos(context, visible, { bib: other, limit: 1 })));
  return near.filter((_, index) => (pages[index]?.photos.length ?? 0) > 0);
}

import { SnapRaceError } from "@snaprace/core/errors";
import { Limit } from "@snaprace/core/limit";
import { listAllPhotos, type PhotoQuery } from "../../../../../../gallery/list-photos.ts";
import { paths } from "../../../../../../gallery/paths.ts";
import { requireVisibleEvent, type VisibleEvent } from "../../../../../../gallery/visible-event.ts";
import { countLater } from "../../../../../../numbers/count-later.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../server/caller.ts";
import type { SiteContext } from "../../../../../../server/context.ts";
import { savingEndpoint } from "../../../../../../server/saving-endpoint.ts";
import { readAsked } from "../../../../../../take/asked-photos.ts";
import { MOST_IN_ZIP } from "../../../../../../take/zip-limit.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/**
 * Takes a list of photos, by a form's POST: five hundred ids are too long for an address. Or all of a runner's: her page need not
 * have them all for that. Leads to an address that a browser may ask again when the connection breaks.
 */
export const POST = savingEndpoint<Params>(async (site, request, params) => {
  await Limit.admit(site, "zip", `${callerOf(request)} ${params.event}`);
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const { event, preview } = visible;
  const { eventId } = event;
  const asked = await readAsked(request, event);
  const photoIds = "ids" in asked ? asked.ids : await idsOf(site, visible, asked.list, callerOf(request));
  const selection = await site.selections.keep({ eventId, photoIds }, site.clock.now());
  // Here and not where it is sent: a download that broke off is asked for again.
  countLater(site, request, visible, { "download.zip": 1, "download.zip-photos": photoIds.length });
  const location = paths.api.zipOf(eventId, selection, preview);
  return new Response(null, { status: 303, headers: { location, "cache-control": CACHE.none } });
});

/** One more than fit are refused where they are sent, by the same words as when they are named. */
async function idsOf(
  site: SiteContext,
  visible: VisibleEvent,
  list: PhotoQuery & { readonly bib: string },
  caller: string,
): Promise<string[]> {
  await Limit.admitQuestion(site, `${caller} ${visible.event.eventId}`, { by: "bib", text: list.bib });
  const photos = await listAllPhotos(site, visible, list, MOST_IN_ZIP + 1);
  if (photos.length === 0) throw new SnapRaceError("not-found", "No photo fits these filters.");
  return photos.map(({ photoId }) => photoId);
}

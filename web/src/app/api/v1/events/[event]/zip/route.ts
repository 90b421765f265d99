import { Limit } from "@snaprace/core/limit";
import { paths } from "../../../../../../gallery/paths.ts";
import { requireVisibleEvent } from "../../../../../../gallery/visible-event.ts";
import { countLater } from "../../../../../../numbers/count-later.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../server/caller.ts";
import { savingEndpoint } from "../../../../../../server/saving-endpoint.ts";
import { readIds } from "../../../../../../take/read-ids.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/**
 * Takes a list of photos, by a form's POST: five hundred ids are too long for an address. Leads to an address that a browser
 * may ask again when the connection breaks.
 */
export const POST = savingEndpoint<Params>(async (site, request, params) => {
  await Limit.admit(site, "zip", `${callerOf(request)} ${params.event}`);
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const { event, preview } = visible;
  const { eventId } = event;
  const photoIds = await readIds(request);
  const selection = await site.selections.keep({ eventId, photoIds }, site.clock.now());
  // Here and not where it is sent: a download that broke off is asked for again.
  countLater(site, request, visible, { "download.zip": 1, "download.zip-photos": photoIds.length });
  const location = paths.api.zipOf(eventId, selection, preview);
  return new Response(null, { status: 303, headers: { location, "cache-control": CACHE.none } });
});

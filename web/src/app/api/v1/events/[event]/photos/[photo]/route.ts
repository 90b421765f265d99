import { SnapRaceError } from "@snaprace/core/errors";
import { requireVisibleEvent } from "../../../../../../../gallery/visible-event.ts";
import { photoDetails } from "../../../../../../../photo/details.ts";
import { CACHE } from "../../../../../../../server/cache-control.ts";
import { endpoint } from "../../../../../../../server/endpoint.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
  readonly photo: string;
}

/** One photo: its bibs with the reason for each, its time and its photographer. */
export const GET = endpoint<Params>(async (site, request, params) => {
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const details = await photoDetails(site, visible, params.photo);
  if (!details) throw new SnapRaceError("not-found", "No such photo for this visitor.");
  return Response.json(details, { headers: { "cache-control": CACHE.none, "x-robots-tag": "noindex" } });
});

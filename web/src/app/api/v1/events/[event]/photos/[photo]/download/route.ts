import { requireVisibleEvent } from "../../../../../../../../gallery/visible-event.ts";
import { countLater } from "../../../../../../../../numbers/count-later.ts";
import { downloadAddress } from "../../../../../../../../photo/download.ts";
import { CACHE } from "../../../../../../../../server/cache-control.ts";
import { endpoint } from "../../../../../../../../server/endpoint.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
  readonly photo: string;
}

/** Leads to the largest rendition, to be saved under a name that says what it is. */
export const GET = endpoint<Params>(async (site, request, params) => {
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const location = await downloadAddress(site, visible.event, params.photo);
  countLater(site, request, visible, { "download.photo": 1 });
  return new Response(null, { status: 302, headers: { location, "cache-control": CACHE.none } });
});

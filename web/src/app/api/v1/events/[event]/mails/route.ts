import { requireVisibleEvent } from "../../../../../../gallery/visible-event.ts";
import { askForMail } from "../../../../../../mail/mail-requests.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../server/caller.ts";
import { endpoint } from "../../../../../../server/endpoint.ts";
import { readJson } from "../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** Asks to be told of photos: a code goes to the address, and nothing is kept before it comes back. */
export const POST = endpoint<Params>(async (site, request, params) => {
  const { event } = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const status = await askForMail(site, event, callerOf(request), await readJson(request));
  return Response.json({ status }, { status: 202, headers: { "cache-control": CACHE.none } });
});

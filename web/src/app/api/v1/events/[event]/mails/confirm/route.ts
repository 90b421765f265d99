import { requireVisibleEvent } from "../../../../../../../gallery/visible-event.ts";
import { confirmMail } from "../../../../../../../mail/mail-requests.ts";
import { CACHE } from "../../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../../server/caller.ts";
import { endpoint } from "../../../../../../../server/endpoint.ts";
import { readJson } from "../../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** The code from the mail: with the right one, the address will be told. */
export const POST = endpoint<Params>(async (site, request, params) => {
  const { event } = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const status = await confirmMail(site, event, callerOf(request), await readJson(request));
  return Response.json({ status }, { headers: { "cache-control": CACHE.none } });
});

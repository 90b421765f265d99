import { Limit } from "@snaprace/core/limit";
import { requireVisibleEvent } from "../../../../../../../gallery/visible-event.ts";
import { runRequest } from "../../../../../../../privacy/run-request.ts";
import { CACHE } from "../../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../../server/caller.ts";
import { endpoint } from "../../../../../../../server/endpoint.ts";
import { readJson } from "../../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** Hides photos or deletes face data, for whoever brings a proof. Done when this answers. */
export const POST = endpoint<Params>(async (site, request, params) => {
  await Limit.admit(site, "privacy-request", `${callerOf(request)} ${params.event}`);
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const done = await runRequest(site, visible.event, await readJson(request));
  return Response.json(done, { headers: { "cache-control": CACHE.none } });
});

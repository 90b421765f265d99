import { Limit } from "@snaprace/core/limit";
import { Report } from "@snaprace/core/report";
import { requireVisibleEvent } from "../../../../../../gallery/visible-event.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../server/caller.ts";
import { endpoint } from "../../../../../../server/endpoint.ts";
import { readJson } from "../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** "That's me" and "not me": kept for the organizer's review, and never changing what others see. */
export const POST = endpoint<Params>(async (site, request, params) => {
  await Limit.admit(site, "report", `${callerOf(request)} ${params.event}`);
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  await Report.say(
    { truth: site.serverTruth, projection: site.projection, event: visible.event },
    (await readJson(request)) as Report.SayInput,
  );
  return new Response(null, { status: 204, headers: { "cache-control": CACHE.none } });
});

import { Limit } from "@snaprace/core/limit";
import { requireVisibleEvent } from "../../../../../../gallery/visible-event.ts";
import { giveConsent } from "../../../../../../selfie/consent.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../server/caller.ts";
import { endpoint } from "../../../../../../server/endpoint.ts";
import { readJson } from "../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** Records a consent to face search and answers its token, which nobody else keeps. */
export const POST = endpoint<Params>(async (site, request, params) => {
  await Limit.admit(site, "consent", `${callerOf(request)} ${params.event}`);
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const token = await giveConsent(site, visible.event, await readJson(request));
  return Response.json({ token }, { status: 201, headers: { "cache-control": CACHE.none } });
});

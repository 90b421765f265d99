import { Limit } from "@snaprace/core/limit";
import { Mail } from "@snaprace/core/mail";
import { CACHE } from "../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../server/caller.ts";
import { endpoint } from "../../../../../server/endpoint.ts";

export const dynamic = "force-dynamic";

/** What a mail program posts when somebody presses its "unsubscribe" (RFC 8058). The body says nothing that the address does not. */
export const POST = endpoint(async (site, request) => {
  await Limit.admit(site, "unsubscribe", callerOf(request));
  await Mail.unsubscribe(site.serverTruth, new URL(request.url).searchParams.get("token") ?? "");
  return new Response(null, { status: 204, headers: { "cache-control": CACHE.none } });
});

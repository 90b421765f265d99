import { Audit } from "@snaprace/core/audit";
import { Consent } from "@snaprace/core/consent";
import { SnapRaceError } from "@snaprace/core/errors";
import { requireVisibleEvent } from "../../../../../../../gallery/visible-event.ts";
import { consentTokenOf } from "../../../../../../../selfie/consent-header.ts";
import { CACHE } from "../../../../../../../server/cache-control.ts";
import { endpoint } from "../../../../../../../server/endpoint.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** What is recorded about the consent whose token comes with the request. */
export const GET = endpoint<Params>(async (site, request, params) => {
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const token = consentTokenOf(request);
  const receipt = token && (await Consent.receipt(site.serverTruth, visible.event.eventId, token));
  if (!receipt) throw new SnapRaceError("not-found", "No such consent.");
  return Response.json(receipt, { headers: { "cache-control": CACHE.none } });
});

/** Withdraws the consent whose token comes with the request. An unknown one is answered the same. */
export const DELETE = endpoint<Params>(async (site, request, params) => {
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const token = consentTokenOf(request);
  const { organizerId, eventId } = visible.event;
  if (token && (await Consent.withdraw(site.serverTruth, eventId, token, new Date()))) {
    await Audit.record(site.serverTruth, { organizerId, eventId, actor: undefined, action: "consent.withdrawn" });
  }
  return new Response(null, { status: 204, headers: { "cache-control": CACHE.none } });
});

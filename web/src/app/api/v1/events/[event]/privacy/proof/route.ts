import { Limit } from "@snaprace/core/limit";
import { Privacy } from "@snaprace/core/privacy";
import { requireVisibleEvent } from "../../../../../../../gallery/visible-event.ts";
import { proofAnswer } from "../../../../../../../privacy/proof-answer.ts";
import { consentTokenOf } from "../../../../../../../selfie/consent-header.ts";
import { readSelfie } from "../../../../../../../selfie/read-selfie.ts";
import { callerOf } from "../../../../../../../server/caller.ts";
import { endpoint } from "../../../../../../../server/endpoint.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** Photos that surely show the person on a selfie, and a proof of it to ask for their hiding with. */
export const POST = endpoint<Params>(async (site, request, params) => {
  await Limit.admit(site, "privacy-proof", `${callerOf(request)} ${params.event}`);
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const input = { event: visible.event, consentToken: consentTokenOf(request), bytes: await readSelfie(request) };
  return proofAnswer(site, visible, await Privacy.prove({ ...site, truth: site.serverTruth }, input));
});

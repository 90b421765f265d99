import { systemClock } from "@snaprace/core/clock";
import { Limit } from "@snaprace/core/limit";
import { Privacy } from "@snaprace/core/privacy";
import { imageAddress } from "../../../../../../../gallery/image-address.ts";
import { photoResource } from "../../../../../../../gallery/photo-resource.ts";
import { requireVisibleEvent } from "../../../../../../../gallery/visible-event.ts";
import { consentTokenOf } from "../../../../../../../selfie/consent-header.ts";
import { readSelfie } from "../../../../../../../selfie/read-selfie.ts";
import { CACHE } from "../../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../../server/caller.ts";
import { endpoint } from "../../../../../../../server/endpoint.ts";
import { problem } from "../../../../../../../server/problem.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** Photos that surely show the person on a selfie, and a proof of it to ask for their hiding with. */
export const POST = endpoint<Params>(async (site, request, params) => {
  await Limit.admit(site, "privacy-proof", `${callerOf(request)} ${params.event}`);
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const { event } = visible;
  const input = { event, consentToken: consentTokenOf(request), bytes: await readSelfie(request) };
  const result = await Privacy.prove({ ...site, truth: site.serverTruth }, input);
  if (result.status !== "found") return problem(result.status);
  const address = imageAddress(site, visible);
  const proof = Privacy.signProof(result.proof, {
    eventId: event.eventId,
    signingKey: site.cursorSigningKey,
    clock: systemClock,
  });
  return Response.json(
    { proof, faces: result.proof.faceIds.length, photos: result.photos.map((photo) => photoResource(photo, address)) },
    { headers: { "cache-control": CACHE.none } },
  );
});

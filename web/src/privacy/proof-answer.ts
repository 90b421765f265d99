import { systemClock } from "@snaprace/core/clock";
import { Privacy } from "@snaprace/core/privacy";
import { imageAddress } from "../gallery/image-address.ts";
import { photoResource } from "../gallery/photo-resource.ts";
import type { VisibleEvent } from "../gallery/visible-event.ts";
import { CACHE } from "../server/cache-control.ts";
import type { SiteContext } from "../server/context.ts";
import { problem } from "../server/problem.ts";

/** What somebody has proven to be hers, with the proof to bring back; or why nothing is. */
export function proofAnswer(
  site: Pick<SiteContext, "cdnUrl" | "cursorSigningKey">,
  visible: VisibleEvent,
  result: Privacy.ProofResult | Privacy.CodeResult,
): Response {
  if (result.status !== "found") return problem(result.status);
  const address = imageAddress(site, visible);
  const signing = { eventId: visible.event.eventId, signingKey: site.cursorSigningKey, clock: systemClock };
  const body = {
    proof: Privacy.signProof(result.proof, signing),
    faces: result.proof.faceIds.length,
    photos: result.photos.map((photo) => photoResource(photo, address)),
  };
  return Response.json(body, { headers: { "cache-control": CACHE.none } });
}

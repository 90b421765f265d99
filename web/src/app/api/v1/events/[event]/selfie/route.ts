import { Limit } from "@snaprace/core/limit";
import { imageAddress } from "../../../../../../gallery/image-address.ts";
import { photoResource } from "../../../../../../gallery/photo-resource.ts";
import { requireVisibleEvent } from "../../../../../../gallery/visible-event.ts";
import { countLater } from "../../../../../../numbers/count-later.ts";
import { consentTokenOf } from "../../../../../../selfie/consent-header.ts";
import { readSelfie } from "../../../../../../selfie/read-selfie.ts";
import { searchBySelfie } from "../../../../../../selfie/search.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../server/caller.ts";
import { endpoint } from "../../../../../../server/endpoint.ts";
import { problem } from "../../../../../../server/problem.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** Photos of the person on a selfie, with a consent. The selfie is held in memory for this answer only. */
export const POST = endpoint<Params>(async (site, request, params) => {
  await Limit.admit(site, "selfie", `${callerOf(request)} ${params.event}`);
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const consentToken = consentTokenOf(request);
  const result = await searchBySelfie(site, { event: visible.event, consentToken, bytes: await readSelfie(request) });
  if (result.status !== "found") return problem(result.status);
  countLater(site, request, visible, { [`search.selfie.${result.photos.length > 0 ? "found" : "none"}`]: 1 });
  const address = imageAddress(site, visible);
  const photos = result.photos.map((photo) => ({ ...photoResource(photo, address), band: photo.band }));
  return Response.json({ photos }, { headers: { "cache-control": CACHE.none } });
});

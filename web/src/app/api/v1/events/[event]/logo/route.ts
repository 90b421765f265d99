import { Logo } from "@snaprace/core/logo";
import { logoAnswer } from "../../../../../../branding/logo-answer.ts";
import { requireVisibleEvent } from "../../../../../../gallery/visible-event.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { endpoint } from "../../../../../../server/endpoint.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** The race's logo. Its address carries the version, so the same picture is asked for once. */
export const GET = endpoint<Params>(async (site, request, params) => {
  const preview = new URL(request.url).searchParams.get("preview");
  const { event, truth, preview: token } = await requireVisibleEvent(site, params.event, preview);
  return logoAnswer(await Logo.read(truth, event.eventId), token === undefined ? CACHE.shared : CACHE.none);
});

import { eventResource } from "../../../../../gallery/event-resource.ts";
import { requireVisibleEvent } from "../../../../../gallery/visible-event.ts";
import { CACHE } from "../../../../../server/cache-control.ts";
import { endpoint } from "../../../../../server/endpoint.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** What is known about an event as a whole. */
export const GET = endpoint<Params>(async (site, request, params) => {
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const body = await eventResource(site, visible);
  return Response.json(body, { headers: { "cache-control": visible.preview ? CACHE.none : CACHE.shared } });
});

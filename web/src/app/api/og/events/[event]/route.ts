import { Limit } from "@snaprace/core/limit";
import { hasLocale } from "next-intl";
import { readFilters } from "../../../../../gallery/page-filters.ts";
import { requireVisibleEvent } from "../../../../../gallery/visible-event.ts";
import { routing } from "../../../../../i18n/routing.ts";
import { eventImage } from "../../../../../og/event-image.ts";
import { CACHE } from "../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../server/caller.ts";
import { endpoint } from "../../../../../server/endpoint.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** The picture of a link to an event, or to a bib's photos. Published events only: a link's picture goes everywhere. */
export const GET = endpoint<Params>(async (site, request, params) => {
  const parameters = new URL(request.url).searchParams;
  const { event } = await requireVisibleEvent(site, params.event);
  const { filters } = readFilters(Object.fromEntries(parameters));
  if (filters.bib !== undefined) {
    await Limit.admitQuestion(site, `${callerOf(request)} ${params.event}`, { by: "bib", text: filters.bib });
  }
  const asked = parameters.get("locale");
  const image = await eventImage(
    site,
    event,
    filters.bib,
    hasLocale(routing.locales, asked) ? asked : routing.defaultLocale,
  );
  return new Response(new Uint8Array(image), {
    headers: { "content-type": "image/jpeg", "cache-control": filters.bib ? CACHE.none : CACHE.shared },
  });
});

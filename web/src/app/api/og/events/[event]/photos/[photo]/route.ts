import { SnapRaceError } from "@snaprace/core/errors";
import { Gallery } from "@snaprace/core/gallery";
import { hasLocale } from "next-intl";
import { requireVisibleEvent } from "../../../../../../../gallery/visible-event.ts";
import { routing } from "../../../../../../../i18n/routing.ts";
import { photoImage } from "../../../../../../../og/event-image.ts";
import { CACHE } from "../../../../../../../server/cache-control.ts";
import { endpoint } from "../../../../../../../server/endpoint.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
  readonly photo: string;
}

/** The picture of a link to one photo. Published events only, and not kept: a photo that is taken down is gone from it, too. */
export const GET = endpoint<Params>(async (site, request, params) => {
  const { event } = await requireVisibleEvent(site, params.event);
  const photo = await Gallery.photo(site.projection, event, params.photo);
  if (!photo) throw new SnapRaceError("not-found", "No such photo for this visitor.");
  const asked = new URL(request.url).searchParams.get("locale");
  const image = await photoImage(site, event, photo, hasLocale(routing.locales, asked) ? asked : routing.defaultLocale);
  return new Response(new Uint8Array(image), {
    headers: { "content-type": "image/jpeg", "cache-control": CACHE.none },
  });
});

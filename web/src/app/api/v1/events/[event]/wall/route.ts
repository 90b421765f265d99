import { requireVisibleEvent } from "../../../../../../gallery/visible-event.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { endpoint } from "../../../../../../server/endpoint.ts";
import { newestPhotos } from "../../../../../../wall/newest-photos.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** The photos taken last, for walls that ask time and again. */
export const GET = endpoint<Params>(async (site, request, params) => {
  const preview = new URL(request.url).searchParams.get("preview");
  const visible = await requireVisibleEvent(site, params.event, preview);
  const cache = visible.preview === undefined ? CACHE.shared : CACHE.none;
  return Response.json({ photos: await newestPhotos(site, visible) }, { headers: { "cache-control": cache } });
});

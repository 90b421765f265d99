import { imageAddress } from "../../../../../../gallery/image-address.ts";
import { listPhotos } from "../../../../../../gallery/list-photos.ts";
import { photoQueryOf } from "../../../../../../gallery/photo-query.ts";
import { photoResource } from "../../../../../../gallery/photo-resource.ts";
import { requireVisibleEvent } from "../../../../../../gallery/visible-event.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { endpoint } from "../../../../../../server/endpoint.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** Photos of an event by capture time, narrowed down by bib, photographer and time. */
export const GET = endpoint<Params>(async (site, request, params) => {
  const parameters = new URL(request.url).searchParams;
  const visible = await requireVisibleEvent(site, params.event, parameters.get("preview"));
  const query = photoQueryOf(parameters);
  const page = await listPhotos(site, visible, query);
  const address = imageAddress(site, visible);
  const isShared = !visible.preview && query.bib === undefined;
  return Response.json(
    { photos: page.photos.map((tile) => photoResource(tile, address)), next: page.cursor ?? null },
    {
      headers: {
        "cache-control": isShared ? CACHE.shared : CACHE.none,
        // A list of one person's photos is for whoever asked, not for search engines.
        ...(!isShared && { "x-robots-tag": "noindex" }),
      },
    },
  );
});

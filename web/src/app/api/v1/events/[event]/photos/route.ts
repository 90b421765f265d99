import { Bib } from "@snaprace/core/bib";
import type { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import { Limit } from "@snaprace/core/limit";
import { Photo } from "@snaprace/core/photo";
import { ownTimes } from "../../../../../../gallery/about-runner.ts";
import { imageAddress } from "../../../../../../gallery/image-address.ts";
import { listPhotos } from "../../../../../../gallery/list-photos.ts";
import { isTilesView, photoIdsOf, photoQueryOf } from "../../../../../../gallery/photo-query.ts";
import { photoResource } from "../../../../../../gallery/photo-resource.ts";
import { requireVisibleEvent } from "../../../../../../gallery/visible-event.ts";
import { toTileRow } from "../../../../../../grid/grid-photo.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../server/caller.ts";
import type { SiteContext } from "../../../../../../server/context.ts";
import { endpoint } from "../../../../../../server/endpoint.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** Photos of an event by capture time, narrowed down by bib, photographer and time; or these photos and no others. */
export const GET = endpoint<Params>(async (site, request, params) => {
  const parameters = new URL(request.url).searchParams;
  const visible = await requireVisibleEvent(site, params.event, parameters.get("preview"));
  const query = photoQueryOf(parameters);
  const ids = photoIdsOf(parameters);
  if (query.bib !== undefined) {
    await Limit.admitQuestion(site, `${callerOf(request)} ${params.event}`, { by: "bib", text: query.bib });
  }
  const page: Gallery.PhotoPage = ids
    ? {
        photos: (await Gallery.photos(site.projection, visible.event, ids)).flatMap(
          (photo) => Photo.toTile(photo) ?? [],
        ),
        cursor: undefined,
      }
    : await listPhotos(site, visible, query);
  const address = imageAddress(site, visible);
  const isShared = !visible.preview && query.bib === undefined && ids === undefined;
  const photos = isTilesView(parameters)
    ? await tileRows(site, visible.event, query.bib, page.photos)
    : page.photos.map((tile) => photoResource(tile, address));
  return Response.json(
    { photos, next: page.cursor ?? null },
    {
      headers: {
        "cache-control": isShared ? CACHE.shared : CACHE.none,
        // A list of one person's photos is for whoever asked, not for search engines.
        ...(!isShared && { "x-robots-tag": "noindex" }),
      },
    },
  );
});

/** A runner's come with how well their times fit hers, as on her page. */
async function tileRows(site: SiteContext, event: Event.Info, bib: string | undefined, tiles: readonly Photo.Tile[]) {
  const asked = bib === undefined ? undefined : Bib.parse(bib);
  const timed = asked?.status === "ok" ? await ownTimes(site, event, asked.bib, tiles) : undefined;
  return tiles.map((tile) => toTileRow(tile, timed?.get(tile.photoId)));
}

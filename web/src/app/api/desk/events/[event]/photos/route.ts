import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { changePhotos } from "../../../../../../desk/photos/change-photos.ts";
import { filterOf } from "../../../../../../desk/photos/filter-of.ts";
import { loadPhotos } from "../../../../../../desk/photos/load-photos.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { readJson } from "../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

/** One page of the photos desk. */
export const GET = deskEndpoint("editor", async ({ site, session, event, request }) => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { cursor } = query;
  const page = await loadPhotos(site, session, event, { filter: filterOf(query, event), cursor });
  return Response.json(page, { headers: { "cache-control": CACHE.none } });
});

/** Does something with many photos. */
export const POST = deskEndpoint("editor", async ({ request, ...desk }) => {
  const input = (await readJson(request)) as Parameters<typeof changePhotos>[1];
  return Response.json(await changePhotos(desk, input), { headers: { "cache-control": CACHE.none } });
});

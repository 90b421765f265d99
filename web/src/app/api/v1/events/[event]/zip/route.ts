import { Limit } from "@snaprace/core/limit";
import { requireVisibleEvent } from "../../../../../../gallery/visible-event.ts";
import { countLater } from "../../../../../../numbers/count-later.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../server/caller.ts";
import { endpoint } from "../../../../../../server/endpoint.ts";
import { readIds } from "../../../../../../take/read-ids.ts";
import { zipOf } from "../../../../../../take/zip.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** Photos as one zip, sent while it is made. A form's POST: five hundred ids are too long for an address. */
export const POST = endpoint<Params>(async (site, request, params) => {
  await Limit.admit(site, "zip", `${callerOf(request)} ${params.event}`);
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const { name, count, body } = await zipOf(site, visible.event, await readIds(request));
  countLater(site, request, visible, { "download.zip": 1, "download.zip-photos": count });
  return new Response(body, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": CACHE.none,
      "photo-count": String(count),
    },
  });
});

import { Limit } from "@snaprace/core/limit";
import { requireVisibleEvent } from "../../../../../../../../gallery/visible-event.ts";
import { countLater } from "../../../../../../../../numbers/count-later.ts";
import { downloadAddress } from "../../../../../../../../photo/download.ts";
import { fullDownload } from "../../../../../../../../photo/full-download.ts";
import { CACHE } from "../../../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../../../server/caller.ts";
import { endpoint } from "../../../../../../../../server/endpoint.ts";
import { problem } from "../../../../../../../../server/problem.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
  readonly photo: string;
}

/** Leads to the largest rendition, to be saved under a name that says what it is; with `size=full` the original's own pixels. */
export const GET = endpoint<Params>(async (site, request, params) => {
  const parameters = new URL(request.url).searchParams;
  const visible = await requireVisibleEvent(site, params.event, parameters.get("preview"));
  const { event } = visible;
  if (parameters.get("size") !== "full") {
    const location = await downloadAddress(site, event, params.photo);
    countLater(site, request, visible, { "download.photo": 1 });
    return new Response(null, { status: 302, headers: { location, "cache-control": CACHE.none } });
  }
  await Limit.admit(site, "full", `${callerOf(request)} ${params.event}`);
  const found = await fullDownload(site, event, params.photo);
  if (found.status !== "ready") return problem(found.status);
  countLater(site, request, visible, { "download.photo": 1 });
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      "content-type": "image/jpeg",
      "content-disposition": `attachment; filename="${found.name}"`,
      "cache-control": CACHE.none,
    },
  });
});

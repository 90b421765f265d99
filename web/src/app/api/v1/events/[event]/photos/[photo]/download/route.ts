import { Limit } from "@snaprace/core/limit";
import { requireVisibleEvent } from "../../../../../../../../gallery/visible-event.ts";
import { countLater } from "../../../../../../../../numbers/count-later.ts";
import { type Download, usualDownload } from "../../../../../../../../photo/download.ts";
import { fullDownload } from "../../../../../../../../photo/full-download.ts";
import { CACHE } from "../../../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../../../server/caller.ts";
import { problem } from "../../../../../../../../server/problem.ts";
import { savingEndpoint } from "../../../../../../../../server/saving-endpoint.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
  readonly photo: string;
}

/**
 * The largest rendition, to be saved under a name that says what it is; with `size=full` the original's own pixels. Whether the
 * photo may be seen is asked for every answer, so an address that somebody kept leads nowhere from the moment it is taken down.
 */
export const GET = savingEndpoint<Params>(async (site, request, params) => {
  const parameters = new URL(request.url).searchParams;
  const visible = await requireVisibleEvent(site, params.event, parameters.get("preview"));
  const { event } = visible;
  if (parameters.get("size") !== "full") {
    const usual = await usualDownload(site, event, params.photo);
    countLater(site, request, visible, { "download.photo": 1 });
    return saved(usual);
  }
  await Limit.admit(site, "full", `${callerOf(request)} ${params.event}`);
  const found = await fullDownload(site, event, params.photo);
  if (found.status !== "ready") return problem(found.status);
  countLater(site, request, visible, { "download.photo": 1 });
  return saved(found);
});

function saved({ name, bytes }: Download): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "image/jpeg",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": CACHE.none,
    },
  });
}

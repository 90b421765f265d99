import { SnapRaceError } from "@snaprace/core/errors";
import { Limit } from "@snaprace/core/limit";
import { requireVisibleEvent } from "../../../../../../../gallery/visible-event.ts";
import { CACHE } from "../../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../../server/caller.ts";
import { savingEndpoint } from "../../../../../../../server/saving-endpoint.ts";
import { resumeFrom } from "../../../../../../../take/resume-from.ts";
import { zipOf } from "../../../../../../../take/zip.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
  readonly selection: string;
}

/** Photos as one zip, sent while it is made; a download that broke off goes on where it was. */
export const GET = savingEndpoint<Params>(async (site, request, params) => {
  await Limit.admit(site, "zip", `${callerOf(request)} ${params.event}`);
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const selection = await site.selections.find(params.selection, site.clock.now());
  if (selection?.eventId !== visible.event.eventId) throw new SnapRaceError("not-found", "No such selection.");
  const zip = await zipOf(site, visible.event, selection.photoIds);
  const first = resumeFrom(request.headers, zip);
  const from = first ?? 0;
  return new Response(zip.body(from), {
    status: first === undefined ? 200 : 206,
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${zip.name}"`,
      ...(first !== undefined && { "content-range": `bytes ${first}-${zip.length - 1}/${zip.length}` }),
      "accept-ranges": "bytes",
      etag: zip.etag,
      // Compressing it on the way would take its length away and gain nothing.
      "cache-control": `${CACHE.none}, no-transform`,
      "photo-count": String(zip.count),
      // Next keeps `Content-Length` of a handler's answer to itself; whoever asks for `bytes=0-` reads it in Content-Range, too.
      "zip-length": String(zip.length),
    },
  });
});

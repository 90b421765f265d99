import { Limit } from "@snaprace/core/limit";
import { Upload } from "@snaprace/core/upload";
import { deskEndpoint } from "../../../../../../../desk/desk-endpoint.ts";
import { CACHE } from "../../../../../../../server/cache-control.ts";
import { readJson } from "../../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

/** Which of these files are here already: asked before a byte is sent. */
export const POST = deskEndpoint("photographer", async ({ site, session, event, request }) => {
  await Limit.admit(site, "upload", `${session.userId} ${event.eventId}`);
  const input = (await readJson(request)) as Parameters<typeof Upload.check>[1];
  const files = await Upload.check({ projection: site.projection, event }, input);
  return Response.json({ files }, { headers: { "cache-control": CACHE.none } });
});

import { Limit } from "@snaprace/core/limit";
import { Upload } from "@snaprace/core/upload";
import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { readJson } from "../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

/** Signs one PUT per file that is not here yet. */
export const POST = deskEndpoint("photographer", async ({ site, session, event, request }) => {
  await Limit.admit(site, "upload", `${session.userId} ${event.eventId}`);
  const { objects, projection, clock, limiter } = site;
  const input = (await readJson(request)) as Parameters<typeof Upload.sign>[1];
  const uploader = { personId: session.userId, limiter };
  const uploads = await Upload.sign({ truth: session.truth, objects, projection, clock, event, uploader }, input);
  return Response.json({ uploads }, { headers: { "cache-control": "private, no-store" } });
});

import { Upload } from "@snaprace/core/upload";
import { deskEndpoint } from "../../../../../../../desk/desk-endpoint.ts";
import { readJson } from "../../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

/** Where uploaded files stand. POST, because a list of two hundred ids is no address. */
export const POST = deskEndpoint("photographer", async ({ site, event, request }) => {
  const { objects, projection, clock } = site;
  const input = (await readJson(request)) as Parameters<typeof Upload.states>[1];
  const states = await Upload.states({ objects, projection, event, clock }, input);
  return Response.json({ states }, { headers: { "cache-control": "private, no-store" } });
});

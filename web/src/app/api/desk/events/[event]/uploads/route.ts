import { Upload } from "@snaprace/core/upload";
import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { readJson } from "../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

/** Signs one PUT per file that is not here yet. */
export const POST = deskEndpoint("photographer", async ({ site, event, request }) => {
  const { objects, projection } = site;
  const input = (await readJson(request)) as Parameters<typeof Upload.sign>[1];
  const uploads = await Upload.sign({ objects, projection, event }, input);
  return Response.json({ uploads }, { headers: { "cache-control": "private, no-store" } });
});

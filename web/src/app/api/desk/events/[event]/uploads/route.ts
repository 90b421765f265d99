import { Audit } from "@snaprace/core/audit";
import { Upload } from "@snaprace/core/upload";
import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { readJson } from "../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

/** Signs one PUT per file that is not here yet. */
export const POST = deskEndpoint("photographer", async ({ site, session, event, request }) => {
  const { objects, projection } = site;
  const input = (await readJson(request)) as Parameters<typeof Upload.sign>[1];
  const uploads = await Upload.sign({ truth: session.truth, objects, projection, event }, input);
  const signed = uploads.filter(({ state }) => state === "new").length;
  if (signed > 0) {
    const { organizerId, eventId } = event;
    const entry = { organizerId, eventId, actor: session.userId, action: "photos.upload-signed" } as const;
    await Audit.record(site.serverTruth, { ...entry, details: { files: signed } });
  }
  return Response.json({ uploads }, { headers: { "cache-control": "private, no-store" } });
});

import { Upload } from "@snaprace/core/upload";
import { deskEndpoint } from "../../../../../../../desk/desk-endpoint.ts";
import { loadBatches } from "../../../../../../../desk/upload/load-batches.ts";
import { CACHE } from "../../../../../../../server/cache-control.ts";
import { readJson } from "../../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

const HEADERS = { "cache-control": CACHE.none };

/** What was dropped at once, the latest first. */
export const GET = deskEndpoint("photographer", async ({ site, session, event, role }) =>
  Response.json({ batches: await loadBatches(site, session, { event, role }) }, { headers: HEADERS }),
);

/** Begins one. */
export const POST = deskEndpoint("photographer", async ({ session, event, request }) => {
  const input = (await readJson(request)) as Parameters<typeof Upload.startBatch>[1];
  await Upload.startBatch({ truth: session.truth, event }, input);
  return Response.json({}, { headers: HEADERS });
});

/** How many photos of one the bucket has by now. */
export const PATCH = deskEndpoint("photographer", async ({ session, event, request }) => {
  const input = (await readJson(request)) as Parameters<typeof Upload.batchProgress>[1];
  await Upload.batchProgress({ truth: session.truth, event }, input);
  return Response.json({}, { headers: HEADERS });
});

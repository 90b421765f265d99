import { deskEndpoint } from "../../../../../../../../desk/desk-endpoint.ts";
import { undoStep } from "../../../../../../../../desk/upload/undo-batch.ts";
import { CACHE } from "../../../../../../../../server/cache-control.ts";
import { readJson } from "../../../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

/** One step of taking a batch's photos back, or of bringing them back; `next` leads to the step after it. */
export const POST = deskEndpoint("photographer", async ({ request, ...desk }) => {
  const input = (await readJson(request)) as Parameters<typeof undoStep>[1];
  return Response.json(await undoStep(desk, input), { headers: { "cache-control": CACHE.none } });
});

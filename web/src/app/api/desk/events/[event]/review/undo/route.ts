import { randomUUID } from "node:crypto";
import { systemClock } from "@snaprace/core/clock";
import { Review } from "@snaprace/core/review";
import { deskEndpoint } from "../../../../../../../desk/desk-endpoint.ts";
import { CACHE } from "../../../../../../../server/cache-control.ts";
import { readJson } from "../../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

/** Takes a decision back. */
export const POST = deskEndpoint("editor", async ({ site, session, event, request }) => {
  const { projection, recogniser } = site;
  const context = { truth: session.truth, projection, recogniser, event, clock: systemClock, newId: randomUUID };
  const input = (await readJson(request)) as Parameters<typeof Review.undo>[1];
  return Response.json(await Review.undo(context, input), { headers: { "cache-control": CACHE.none } });
});

import { randomUUID } from "node:crypto";
import { Audit } from "@snaprace/core/audit";
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
  const undone = await Review.undo(context, input);
  const { organizerId, eventId } = event;
  const entry = { organizerId, eventId, actor: session.userId, subject: input.batchId };
  await Audit.record(site.serverTruth, {
    ...entry,
    action: "photos.decision-undone",
    details: { photos: undone.photos },
  });
  return Response.json(undone, { headers: { "cache-control": CACHE.none } });
});

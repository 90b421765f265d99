import { randomUUID } from "node:crypto";
import { Audit } from "@snaprace/core/audit";
import { systemClock } from "@snaprace/core/clock";
import { Review } from "@snaprace/core/review";
import { deskEndpoint } from "../../../../../../desk/desk-endpoint.ts";
import { loadQueue } from "../../../../../../desk/review/load-queue.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { readJson } from "../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

const LIMIT = 60;
const MOST = 1_000_000;

/** What waits for a decision, a part at a time. */
export const GET = deskEndpoint("editor", async ({ site, session, event, request }) => {
  const query = new URL(request.url).searchParams;
  const from = Math.min(MOST, Number.parseInt(query.get("from") ?? "", 10) || 0);
  const part = { from: Math.max(0, from), limit: LIMIT, isReported: query.get("only") === "reported" };
  const queue = await loadQueue(site, session, event, part);
  return Response.json(queue, { headers: { "cache-control": CACHE.none } });
});

/** Decides one reading, on one photo or a burst. */
export const POST = deskEndpoint("editor", async ({ site, session, event, request }) => {
  const { projection, recogniser } = site;
  const context = { truth: session.truth, projection, recogniser, event, clock: systemClock, newId: randomUUID };
  const input = (await readJson(request)) as Parameters<typeof Review.decide>[1];
  const decided = await Review.decide(context, input);
  if (decided.status === "decided") {
    const { organizerId, eventId } = event;
    const { reading = "", bib = "" } = input;
    await Audit.record(site.serverTruth, {
      organizerId,
      eventId,
      actor: session.userId,
      action: "photos.decided",
      subject: input.photoIds[0] ?? "",
      details: { photos: decided.photos, reading, bib, batch: decided.batchId },
    });
  }
  return Response.json(decided, { headers: { "cache-control": CACHE.none } });
});

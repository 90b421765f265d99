import { Bib } from "@snaprace/core/bib";
import { Privacy } from "@snaprace/core/privacy";
import { requireVisibleEvent } from "../../../../../../../../gallery/visible-event.ts";
import { proofAnswer } from "../../../../../../../../privacy/proof-answer.ts";
import { callerOf } from "../../../../../../../../server/caller.ts";
import { endpoint } from "../../../../../../../../server/endpoint.ts";
import { readJson } from "../../../../../../../../server/read-json.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** Photos of the bib whose address a code was sent to, and a proof to ask for their hiding with. */
export const POST = endpoint<Params>(async (site, request, params) => {
  const visible = await requireVisibleEvent(site, params.event, new URL(request.url).searchParams.get("preview"));
  const { event } = visible;
  const caller = callerOf(request);
  await Privacy.admitCode(site, event.eventId, caller);
  const { limiter, clock, cursorSigningKey, projection, serverTruth: truth } = site;
  const { bib: typed, code } = (await readJson(request)) as { bib?: unknown; code?: unknown };
  const bib = Bib.parse(String(typed ?? ""));
  const input = { bib: bib.status === "ok" ? bib.bib : "", code: String(code ?? ""), caller };
  const context = { truth, limiter, clock, cursorSigningKey, projection, event };
  return proofAnswer(site, visible, await Privacy.proveByCode(context, input));
});

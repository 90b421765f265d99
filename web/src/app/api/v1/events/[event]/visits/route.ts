import { SnapRaceError } from "@snaprace/core/errors";
import { Limit } from "@snaprace/core/limit";
import { Visit } from "@snaprace/core/visit";
import { requireVisibleEvent, type VisibleEvent } from "../../../../../../gallery/visible-event.ts";
import { countLater } from "../../../../../../numbers/count-later.ts";
import { CACHE } from "../../../../../../server/cache-control.ts";
import { callerOf } from "../../../../../../server/caller.ts";
import { endpoint } from "../../../../../../server/endpoint.ts";
import { keptFor } from "../../../../../../server/kept-for.ts";
import { readBody } from "../../../../../../server/read-body.ts";

export const dynamic = "force-dynamic";

interface Params {
  readonly event: string;
}

/** Bytes: a report is a few words. */
const LIMIT = 120;
/** A busy page asks for its event's time zone with every visitor. */
const visible = keptFor<VisibleEvent>(30_000);

/** A page says that it was looked at. The answer is the same whether it is counted or not. */
export const POST = endpoint<Params>(async (site, request, params) => {
  const event = await visible(params.event, () => requireVisibleEvent(site, params.event));
  const counts = Visit.readReport(new TextDecoder().decode(await readBody(request, LIMIT)));
  if (!counts)
    throw new SnapRaceError("invalid-input", "No such report.", { fields: { body: "Say what was looked at." } });
  if (Visit.counts(request)) {
    await Limit.admit(site, "visit", `${callerOf(request)} ${params.event}`);
    countLater(site, request, event, counts);
  }
  return new Response(null, { status: 204, headers: { "cache-control": CACHE.none } });
});

import { SnapRaceError } from "@snaprace/core/errors";
import type { Event } from "@snaprace/core/event";
import type { SiteContext } from "../server/context.ts";
import { endpoint, type RouteContext } from "../server/endpoint.ts";
import { requireSameOrigin } from "../session/same-origin.ts";
import { currentSession, ownEvent } from "../session/session.ts";

export interface Params {
  readonly event: string;
}

/** A route handler for people who work on an event; everybody else learns nothing about it. */
export function deskEndpoint(
  run: (site: SiteContext, event: Event.Info, request: Request) => Promise<Response>,
): (request: Request, context: RouteContext<Params>) => Promise<Response> {
  return endpoint<Params>(async (site, request, params) => {
    requireSameOrigin(request);
    const session = await currentSession();
    if (!session) throw new SnapRaceError("not-signed-in", "No session.");
    return run(site, await ownEvent(session, params.event, "photographer"), request);
  });
}

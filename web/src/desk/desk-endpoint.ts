import { SnapRaceError } from "@snaprace/core/errors";
import type { Organizer } from "@snaprace/core/organizer";
import type { SiteContext } from "../server/context.ts";
import { endpoint, type RouteContext } from "../server/endpoint.ts";
import { requireSameOrigin } from "../session/same-origin.ts";
import { currentSession, type EventAccess, eventAccess, type Session } from "../session/session.ts";

export interface Params {
  readonly event: string;
}

export interface DeskRequest extends EventAccess {
  readonly site: SiteContext;
  readonly session: Session;
  readonly request: Request;
}

/** A route handler for people who work on an event with at least this role; everybody else learns nothing about it. */
export function deskEndpoint(
  least: Organizer.Role,
  run: (desk: DeskRequest) => Promise<Response>,
): (request: Request, context: RouteContext<Params>) => Promise<Response> {
  return endpoint<Params>(async (site, request, params) => {
    // A read changes nothing, and a browser that follows a link to a file sends no origin.
    if (request.method !== "GET") requireSameOrigin(request);
    const session = await currentSession();
    if (!session) throw new SnapRaceError("not-signed-in", "No session.");
    return run({ site, session, request, ...(await eventAccess(session, params.event, least)) });
  });
}

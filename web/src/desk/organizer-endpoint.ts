import { SnapRaceError } from "@snaprace/core/errors";
import { Organizer } from "@snaprace/core/organizer";
import type { SiteContext } from "../server/context.ts";
import { endpoint, type RouteContext } from "../server/endpoint.ts";
import { requireSameOrigin } from "../session/same-origin.ts";
import { currentSession, type Session } from "../session/session.ts";

export interface Params {
  readonly organizer: string;
}

export interface OrganizerRequest {
  readonly site: SiteContext;
  readonly session: Session;
  readonly request: Request;
  readonly organizer: Organizer.Membership;
}

/** A route handler for people of an organizer with at least this role; to everybody else there is no such organizer. */
export function organizerEndpoint(
  least: Organizer.Role,
  run: (desk: OrganizerRequest) => Promise<Response>,
): (request: Request, context: RouteContext<Params>) => Promise<Response> {
  return endpoint<Params>(async (site, request, params) => {
    // A read changes nothing, and a browser that follows a link to a file sends no origin.
    if (request.method !== "GET") requireSameOrigin(request);
    const session = await currentSession();
    if (!session) throw new SnapRaceError("not-signed-in", "No session.");
    const organizer = await membershipIn(session, params.organizer);
    if (!organizer || !Organizer.allows(organizer.role, least)) {
      throw new SnapRaceError("not-found", "No such organizer of this person.");
    }
    return run({ site, session, request, organizer });
  });
}

/** What somebody is at an organizer. */
export async function membershipIn(session: Session, organizerId: string): Promise<Organizer.Membership | undefined> {
  const memberships = await Organizer.membershipsOf(session.truth, session.userId);
  return memberships.find((membership) => membership.organizerId === organizerId);
}

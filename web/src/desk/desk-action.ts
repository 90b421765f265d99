import { SnapRaceError } from "@snaprace/core/errors";
import type { Organizer } from "@snaprace/core/organizer";
import { headers } from "next/headers";
import { type SiteContext, siteContext } from "../server/context.ts";
import { requireSameOrigin } from "../session/same-origin.ts";
import { currentSession, type EventAccess, eventAccess, type Session } from "../session/session.ts";

export interface DeskCall extends EventAccess {
  readonly site: SiteContext;
  readonly session: Session;
}

/**
 * How every server action of the desk begins: the request came from this site, somebody is signed in, and their role on this
 * event is high enough.
 * @throws SnapRaceError `not-allowed`, `not-signed-in`, `not-found`
 */
export async function deskCall(eventId: string, least: Organizer.Role): Promise<DeskCall> {
  const session = await ownSession();
  return { site: siteContext(), session, ...(await eventAccess(session, eventId, least)) };
}

/** The same without an event, for what belongs to an organizer or to the person. */
export async function ownSession(): Promise<Session> {
  requireSameOrigin({ headers: await headers() });
  const session = await currentSession();
  if (!session) throw new SnapRaceError("not-signed-in", "No session.");
  return session;
}

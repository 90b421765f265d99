import { SnapRaceError } from "@snaprace/core/errors";
import { Event } from "@snaprace/core/event";
import { Organizer } from "@snaprace/core/organizer";
import { type Truth, userTruth } from "@snaprace/core/truth";
import { sessionClient } from "./client.ts";
import { SESSION_MS, within } from "./within.ts";

export interface Session {
  readonly userId: string;
  readonly email: string;
  /** What this person may see and change. */
  readonly truth: Truth;
}

/**
 * Who is signed in. The auth server is asked, so a session that was ended elsewhere is none.
 * @throws SnapRaceError `unavailable` when the auth server does not answer: that is not the same as nobody
 */
export async function currentSession(): Promise<Session | undefined> {
  const client = await sessionClient();
  const asked: ReturnType<Truth["auth"]["getUser"]> = client.auth.getUser();
  const { data, error } = await within(SESSION_MS, asked);
  if (error) {
    const isRefusal = error.status !== undefined && error.status >= 400 && error.status < 500;
    if (isRefusal || error.name === "AuthSessionMissingError") return undefined;
    throw new SnapRaceError("unavailable", "The auth server does not answer.", { cause: error });
  }
  const token = (await client.auth.getSession()).data.session?.access_token;
  if (!token) return undefined;
  return { userId: data.user.id, email: data.user.email ?? "", truth: userTruth(token) };
}

export interface EventAccess {
  readonly event: Event.Info;
  readonly role: Organizer.Role;
}

/**
 * An event that this person works on, with the role there. Other people's events are not there, published or not.
 * @throws SnapRaceError `not-found`, and `not-allowed` below the least role
 */
export async function eventAccess(session: Session, eventId: string, least: Organizer.Role): Promise<EventAccess> {
  const [event, memberships] = await Promise.all([
    Event.fromID(session.truth, eventId),
    Organizer.membershipsOf(session.truth, session.userId),
  ]);
  const role = memberships.find(({ organizerId }) => organizerId === event?.organizerId)?.role;
  if (!event || !role) throw new SnapRaceError("not-found", `No event ${eventId} of this person.`);
  if (!Organizer.allows(role, least)) throw new SnapRaceError("not-allowed", `A ${role} may not do this.`);
  return { event, role };
}

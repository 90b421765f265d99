import { isSnapRaceError } from "@snaprace/core/errors";
import type { Organizer } from "@snaprace/core/organizer";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import { redirect } from "../i18n/navigation.ts";
import { currentSession, type EventAccess, eventAccess, type Session } from "./session.ts";

/** The session of a page of the desk; strangers are sent to sign in and come back afterwards. */
export async function requireSession(returnTo: string): Promise<Session> {
  const session = await currentSession();
  if (session) return session;
  return redirect({ href: { pathname: "/sign-in", query: { returnTo } }, locale: await getLocale() });
}

/** An event of the desk for a page: what this person may not see is not there. */
export async function requireEventAccess(
  session: Session,
  eventId: string,
  least: Organizer.Role,
): Promise<EventAccess> {
  try {
    return await eventAccess(session, eventId, least);
  } catch (error) {
    if (isSnapRaceError(error, "not-found") || isSnapRaceError(error, "not-allowed")) notFound();
    throw error;
  }
}

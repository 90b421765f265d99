"use server";

import { randomBytes } from "node:crypto";
import { Audit } from "@snaprace/core/audit";
import { systemClock } from "@snaprace/core/clock";
import { SnapRaceError } from "@snaprace/core/errors";
import { Organizer } from "@snaprace/core/organizer";
import { newcomerTruth } from "@snaprace/core/truth";
import { revalidatePath } from "next/cache";
import { getLocale } from "next-intl/server";
import { siteContext } from "../../server/context.ts";
import type { Session } from "../../session/session.ts";
import { ownSession } from "../desk-action.ts";
import { refusable } from "../refusal.ts";
import type { FormState } from "../settings/form-state.ts";

/** Invites somebody by e-mail. */
export async function invite(organizerId: string, _: FormState, form: FormData): Promise<FormState> {
  return refusable(async () => {
    const session = await owner(organizerId);
    const email = String(form.get("email") ?? "").trim();
    const input = { organizerId, email, role: String(form.get("role")), locale: await getLocale() };
    await Organizer.invite({ truth: session.truth }, input as Parameters<typeof Organizer.invite>[1]);
    await openAccount(input.email.toLowerCase());
    await note(session, organizerId, "person.invited", input.role);
    revalidatePath("/", "layout");
    return { status: "saved" };
  });
}

/** Changes what somebody may do, or lets them go. */
export async function changePerson(
  organizerId: string,
  userId: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return refusable(async () => {
    const session = await owner(organizerId);
    const role = String(form.get("role"));
    const isRemoval = form.get("remove") === "yes";
    const done = isRemoval
      ? await Organizer.removePerson(session.truth, organizerId, userId)
      : await Organizer.setRole(session.truth, organizerId, userId, role);
    if (done) await note(session, organizerId, isRemoval ? "person.removed" : "person.role-changed", userId);
    revalidatePath("/", "layout");
    return { status: done ? "saved" : "gone" };
  });
}

export async function revokeInvitation(organizerId: string, invitationId: string): Promise<FormState> {
  return refusable(async () => {
    const session = await owner(organizerId);
    await Organizer.revoke(session.truth, organizerId, invitationId, systemClock.now());
    await note(session, organizerId, "invitation.revoked", invitationId);
    revalidatePath("/", "layout");
    return { status: "saved" };
  });
}

/** Takes up an invitation to the address one has signed in with. */
export async function acceptInvitation(invitationId: string): Promise<FormState> {
  return refusable(async () => {
    const session = await ownSession();
    const organizerId = await Organizer.accept(session.truth, invitationId);
    if (organizerId) await note(session, organizerId, "person.joined");
    revalidatePath("/", "layout");
    return { status: organizerId ? "saved" : "gone" };
  });
}

async function owner(organizerId: string): Promise<Session> {
  const session = await ownSession();
  const memberships = await Organizer.membershipsOf(session.truth, session.userId);
  const role = memberships.find((membership) => membership.organizerId === organizerId)?.role;
  if (!role) throw new SnapRaceError("not-found", `No organizer ${organizerId} of this person.`);
  if (!Organizer.allows(role, "owner")) throw new SnapRaceError("not-allowed", `A ${role} may not do this.`);
  return session;
}

/**
 * An account that only a code to its address opens: its password is random and known to nobody. Whether there was one already
 * is not told, and makes no difference.
 */
async function openAccount(email: string): Promise<void> {
  const password = randomBytes(32).toString("base64url");
  const { error } = await newcomerTruth().auth.signUp({ email, password });
  const isRefusal = error?.status !== undefined && error.status >= 400 && error.status < 500;
  if (error && !isRefusal) throw new SnapRaceError("unavailable", "The auth server does not answer.", { cause: error });
}

async function note(session: Session, organizerId: string, action: Audit.Action, subject?: string): Promise<void> {
  const entry = { organizerId, eventId: undefined, actor: session.userId, action, ...(subject && { subject }) };
  await Audit.record(siteContext().serverTruth, entry);
}

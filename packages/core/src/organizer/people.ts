import { z } from "zod";
import { OrganizerId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import { one, rows, Timestamp, type Truth } from "../truth/index.ts";
import { ROLES } from "./role.ts";

const Role = z.enum(ROLES);

export const Person = z
  .object({ user_id: z.string(), email: z.string(), role: Role })
  .transform(({ user_id, ...row }) => ({ userId: user_id, ...row }));
export type Person = z.infer<typeof Person>;

/** Who works for an organizer; owners see it, others nobody. */
export async function people(truth: Truth, organizerId: string): Promise<Person[]> {
  return rows(Person, await truth.rpc("organizer_people", { p_organizer: organizerId }));
}

export const Invitation = z
  .object({ id: z.string(), email: z.string(), role: Role, expires_at: Timestamp })
  .transform((row) => ({ invitationId: row.id, email: row.email, role: row.role, expiresAt: row.expires_at }));
export type Invitation = z.infer<typeof Invitation>;

/** Invitations that nobody has taken up yet. */
export async function openInvitations(truth: Truth, organizerId: string): Promise<Invitation[]> {
  const query = truth.from("organizer_invitations").select("id, email, role, expires_at");
  const open = query.eq("organizer_id", organizerId).is("accepted_at", null).is("revoked_at", null);
  return rows(Invitation, await open.order("invited_at"));
}

export const InviteInput = z.object({
  organizerId: OrganizerId,
  email: z.email("This is not an e-mail address.").max(254).toLowerCase(),
  role: Role,
  /** Of the mail that tells them. */
  locale: z.enum(["en", "ko"]).default("en"),
});

/** @throws SnapRaceError `conflict` when the address is invited already, `not-allowed` for those who are no owner */
export const invite = fn(InviteInput, async ({ truth }: { truth: Truth }, input): Promise<void> => {
  const { organizerId, email, role, locale } = input;
  const values = { organizer_id: organizerId, email, role, locale };
  rows(z.object({ id: z.string() }), await truth.from("organizer_invitations").insert(values).select("id"));
});

export async function revoke(truth: Truth, organizerId: string, invitationId: string, now: Date): Promise<void> {
  const query = truth.from("organizer_invitations").update({ revoked_at: now.toISOString() });
  const open = query.eq("organizer_id", organizerId).eq("id", z.uuid().parse(invitationId)).is("accepted_at", null);
  rows(z.object({ id: z.string() }), await open.select("id"));
}

const Offer = z
  .object({ id: z.string(), organizer_id: z.string(), organizer_name: z.string(), role: Role })
  .transform((row) => ({
    invitationId: row.id,
    organizerId: row.organizer_id,
    organizerName: row.organizer_name,
    role: row.role,
  }));
export type Offer = z.infer<typeof Offer>;

/** Invitations to whoever asks. */
export async function offers(truth: Truth): Promise<Offer[]> {
  return rows(Offer, await truth.rpc("my_invitations"));
}

/** @returns the organizer one works for now, or `undefined` when the invitation is gone, too old, or somebody else's */
export async function accept(truth: Truth, invitationId: string): Promise<string | undefined> {
  const id = z.uuid().parse(invitationId);
  return one(z.string().nullable(), await truth.rpc("accept_invitation", { p_invitation: id })) ?? undefined;
}

/** @throws SnapRaceError `invalid-input` when the last owner would be gone */
export async function setRole(truth: Truth, organizerId: string, userId: string, role: string): Promise<boolean> {
  const query = truth.from("organizer_members").update({ role: Role.parse(role) });
  const changed = await query.eq("organizer_id", organizerId).eq("user_id", z.uuid().parse(userId)).select("user_id");
  return rows(z.object({ user_id: z.string() }), changed).length > 0;
}

/** @throws SnapRaceError `invalid-input` when the last owner would be gone */
export async function removePerson(truth: Truth, organizerId: string, userId: string): Promise<boolean> {
  const query = truth.from("organizer_members").delete().eq("organizer_id", organizerId);
  const gone = await query.eq("user_id", z.uuid().parse(userId)).select("user_id");
  return rows(z.object({ user_id: z.string() }), gone).length > 0;
}

import { z } from "zod";
import { OrganizerId } from "../id/index.ts";
import { oneOrNone, rows, type Truth } from "../truth/index.ts";

export const Info = z
  .object({ id: OrganizerId, name: z.string() })
  .transform((row) => ({ organizerId: row.id, name: row.name }));
export type Info = z.infer<typeof Info>;

/** Least to most: each role may do all that the ones before it may. */
export const ROLES = ["photographer", "editor", "owner"] as const;
export type Role = (typeof ROLES)[number];

const Membership = z
  .object({ role: z.enum(ROLES), organizers: Info })
  .transform((row) => ({ ...row.organizers, role: row.role }));
export type Membership = z.infer<typeof Membership>;

export async function fromID(truth: Truth, organizerId: string): Promise<Info | undefined> {
  return oneOrNone(Info, await truth.from("organizers").select("id, name").eq("id", organizerId).maybeSingle());
}

/** The organizers a person works for, with the role there. */
export async function membershipsOf(truth: Truth, userId: string): Promise<Membership[]> {
  const query = truth.from("organizer_members").select("role, organizers(id, name)").eq("user_id", userId);
  return rows(Membership, await query.order("organizer_id"));
}

export function allows(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

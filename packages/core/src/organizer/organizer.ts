import { z } from "zod";
import { OrganizerId } from "../id/index.ts";
import { oneOrNone, rows, type Truth } from "../truth/index.ts";
import { ROLES } from "./role.ts";

export const Info = z
  .object({ id: OrganizerId, name: z.string() })
  .transform((row) => ({ organizerId: row.id, name: row.name }));
export type Info = z.infer<typeof Info>;

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

export * from "./people.ts";
export { allows, ROLES, type Role } from "./role.ts";

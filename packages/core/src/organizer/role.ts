/** Least to most: each role may do all that the ones before it may. */
export const ROLES = ["photographer", "editor", "owner"] as const;
export type Role = (typeof ROLES)[number];

export function allows(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

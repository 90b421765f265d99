const MAX_LENGTH = 63;
const MIN_LENGTH = 3;

/**
 * Proposes an event's id from its name and day: lower-case letters, digits and hyphens. A name in another script leaves the
 * day alone, as in `race-2026-10-18`.
 */
export function proposeEventId(name: string, day: string): string {
  const latin = name
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const base = /[a-z]/.test(latin) ? latin : `race-${day}`;
  const id = base.slice(0, MAX_LENGTH).replace(/-+$/, "");
  return id.length >= MIN_LENGTH ? id : `race-${id}`;
}

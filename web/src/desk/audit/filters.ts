import type { Audit } from "@snaprace/core/audit";
import { instantOf } from "../../gallery/local-time.ts";

/** Groups of actions, as their names begin. */
export const GROUPS = [
  "event",
  "photos",
  "photo",
  "faces",
  "runner",
  "runners",
  "request",
  "consent",
  "person",
  "camera",
  "coverage",
  "numbers",
  "audit",
] as const;

const NAMES = ["who", "what", "event", "from", "to"] as const;
export type AuditFilters = Readonly<Record<(typeof NAMES)[number], string>>;

/** Reads an address's query; what makes no sense is as if it were not there. */
export function readAuditFilters(query: Readonly<Record<string, string | string[] | undefined>>): AuditFilters {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value.trim().slice(0, 80) : "";
  };
  const day = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text(name)) ? text(name) : "");
  const who = text("who");
  return {
    who: who === "nobody" || /^[0-9a-f-]{36}$/.test(who) ? who : "",
    what: /^[a-z][a-z.-]{0,59}$/.test(text("what")) ? text("what") : "",
    event: text("event"),
    from: day("from"),
    to: day("to"),
  };
}

/** @param timeZone days are read in */
export function searchOf(organizerId: string, filters: AuditFilters, timeZone: string): Omit<Audit.Search, "limit"> {
  const midnight = (day: string, later: number) => {
    const date = new Date(Date.parse(`${day}T00:00:00Z`) + later * 86_400_000).toISOString().slice(0, 10);
    return instantOf(date, "00:00", timeZone);
  };
  return {
    organizerId,
    eventId: filters.event || undefined,
    actor: filters.who || undefined,
    action: filters.what || undefined,
    from: filters.from ? midnight(filters.from, 0) : undefined,
    // Until the end of that day.
    to: filters.to ? midnight(filters.to, 1) : undefined,
  };
}

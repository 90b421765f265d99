import type { Audit } from "@snaprace/core/audit";
import type { Event } from "@snaprace/core/event";
import { Event as Events } from "@snaprace/core/event";
import { Organizer } from "@snaprace/core/organizer";
import { getTranslations } from "next-intl/server";
import type { Session } from "../../session/session.ts";

export interface AuditNames {
  readonly people: readonly Organizer.Person[];
  readonly events: readonly Event.Info[];
  /** The time zone in which the log is read: that of the latest race. */
  readonly timeZone: string;
}

export async function loadAuditNames({ truth }: Session, organizerId: string): Promise<AuditNames> {
  const [people, events] = await Promise.all([
    Organizer.people(truth, organizerId),
    Events.forOrganizer(truth, organizerId),
  ]);
  return { people, events, timeZone: events[0]?.timeZone ?? "UTC" };
}

export interface Line {
  readonly entryId: number;
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly event: string;
  readonly subject: string;
  readonly details: string;
}

/** Entries of the audit log in words. */
export async function describe(
  entries: readonly Audit.Written[],
  { people, events, timeZone }: AuditNames,
  locale: string,
): Promise<Line[]> {
  const t = await getTranslations({ locale, namespace: "privacyDesk.audit" });
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone });
  const emails = new Map(people.map(({ userId, email }) => [userId, email]));
  const races = new Map(events.map(({ eventId, name }) => [eventId, name]));
  return entries.map(({ entryId, eventId, actor, action, subject, details, happenedAt }) => {
    const key = `action.${action}` as Parameters<typeof t.has>[0];
    return {
      entryId,
      when: when.format(new Date(happenedAt)),
      who: actor === undefined ? t("nobody") : (emails.get(actor) ?? t("former")),
      // An action that is newer than its words is shown as it is written.
      what: t.has(key) ? t(key) : action,
      event: eventId ? (races.get(eventId) ?? eventId) : "",
      subject: subject ?? "",
      details: Object.entries(details)
        .filter(([, value]) => value !== "")
        .map(([name, value]) => `${name}: ${String(value)}`)
        .join(", "),
    };
  });
}

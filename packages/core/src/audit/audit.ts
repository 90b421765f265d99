import { z } from "zod";
import { rows, type Truth } from "../truth/index.ts";

/** What people and schedules do that somebody may later have to answer for. */
export type Action =
  | "event.created"
  | "event.published"
  | "event.unpublished"
  | "faces.requested"
  | "runners.imported"
  | "runners.import-undone"
  | "runner.corrected"
  | "photo.hidden-by-runner"
  | "faces.deleted-by-runner"
  | "faces.deleted"
  | "consent.withdrawn"
  | "event.updated"
  | "event.archived"
  | "event.unarchived"
  | "event.duplicated"
  | "event.link-renewed"
  | "race.saved"
  | "race.removed"
  | "checkpoint.saved"
  | "checkpoint.removed"
  | "photographer.added"
  | "photographer.removed"
  | "photos.taken-down"
  | "photos.deleted"
  | "photos.restored"
  | "photos.erased"
  | "photo.erased"
  | "photos.bib-added"
  | "photos.bib-removed"
  | "photos.credited"
  | "photos.retried"
  | "photos.decided"
  | "photos.decision-undone"
  | "batch.undone"
  | "batch.restored"
  | "camera.clock-set"
  | "camera.placed"
  | "coverage.exported"
  | "numbers.exported"
  | "audit.exported"
  | "runner.viewed"
  | "runner.exported"
  | "request.confirmed"
  | "request.restored"
  | "request.reopened"
  | "person.invited"
  | "person.joined"
  | "person.role-changed"
  | "person.removed"
  | "invitation.revoked";

export interface Entry {
  readonly organizerId: string;
  readonly eventId: string | undefined;
  /** The person's id, or `undefined` for the system and for anonymous runners. */
  readonly actor: string | undefined;
  readonly action: Action;
  readonly subject?: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** Appends to the audit log, which nobody can change afterwards. Needs the server's truth. */
export async function record(truth: Truth, entry: Entry): Promise<void> {
  await recordAll(truth, [entry]);
}

/** As {@link record}: all of them or none. */
export async function recordAll(truth: Truth, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const lines = entries.map((entry) => ({
    organizer_id: entry.organizerId,
    event_id: entry.eventId ?? null,
    actor: entry.actor ?? null,
    action: entry.action,
    subject: entry.subject ?? null,
    details: entry.details ?? {},
  }));
  rows(z.object({ id: z.number() }), await truth.from("audit_log").insert(lines).select("id"));
}

export { type Search, search, searchAll, type Written } from "./search.ts";

import { z } from "zod";
import { rows, Timestamp, type Truth } from "../truth/index.ts";

/** Rows of one person; whoever has more than this is no person. */
const MOST = 1000;

const DecisionRow = z
  .object({ photo_id: z.string(), decision: z.string(), decided_at: Timestamp, undone_at: Timestamp.nullable() })
  .transform((row) => ({
    photoId: row.photo_id,
    decision: row.decision,
    decidedAt: row.decided_at,
    undoneAt: row.undone_at ?? undefined,
  }));

/** What people of the organizer said about this bib on photos. Who of them is not the runner's data. */
export async function decisionsOf(truth: Truth, eventId: string, bib: string) {
  const columns = "photo_id, decision, decided_at, undone_at";
  const query = truth.from("photo_decisions").select(columns).eq("event_id", eventId).eq("bib", bib);
  return rows(DecisionRow, await query.order("decided_at").limit(MOST));
}

const ReportRow = z
  .object({ photo_id: z.string(), verdict: z.string(), reported_at: Timestamp, reviewed_at: Timestamp.nullable() })
  .transform((row) => ({
    photoId: row.photo_id,
    verdict: row.verdict,
    reportedAt: row.reported_at,
    reviewedAt: row.reviewed_at ?? undefined,
  }));

/** What visitors said about this bib on photos: "that's me", "not me". */
export async function reportsOf(truth: Truth, eventId: string, bib: string) {
  const columns = "photo_id, verdict, reported_at, reviewed_at";
  const query = truth.from("photo_reports").select(columns).eq("event_id", eventId).eq("bib", bib);
  return rows(ReportRow, await query.order("reported_at").limit(MOST));
}

const RequestRow = z
  .object({
    kind: z.string(),
    requested_at: Timestamp,
    done_at: Timestamp.nullable(),
    outcome: z.string().nullable(),
    photo_ids: z.array(z.string()),
    faces: z.number(),
    note: z.string(),
  })
  .transform((row) => ({
    kind: row.kind,
    requestedAt: row.requested_at,
    doneAt: row.done_at ?? undefined,
    outcome: row.outcome ?? undefined,
    photoIds: row.photo_ids,
    faces: row.faces,
    note: row.note,
  }));

/** Requests with a code to this runner's address. One by selfie names nobody. */
export async function requestsOf(truth: Truth, eventId: string, bib: string) {
  const columns = "kind, requested_at, done_at, outcome, photo_ids, faces, note";
  const query = truth.from("privacy_requests").select(columns).eq("event_id", eventId).eq("bib", bib);
  return rows(RequestRow, await query.order("requested_at").limit(MOST));
}

const ImportRow = z
  .object({
    before: z.unknown(),
    after: z.unknown(),
    imports: z.object({ file_name: z.string(), imported_at: Timestamp, undone_at: Timestamp.nullable() }),
  })
  .transform(({ before, after, imports }) => ({
    fileName: imports.file_name,
    importedAt: imports.imported_at,
    undoneAt: imports.undone_at ?? undefined,
    before: before ?? undefined,
    after: after ?? undefined,
  }));

/** Files in which the runner was, with what was known before and after each. */
export async function importsOf(truth: Truth, eventId: string, bib: string) {
  const columns = "before, after, imports!inner(file_name, imported_at, undone_at, event_id)";
  const query = truth.from("import_changes").select(columns).eq("imports.event_id", eventId).eq("bib", bib);
  const found = rows(ImportRow, await query.limit(MOST));
  return found.sort((a, b) => a.importedAt.localeCompare(b.importedAt));
}

const MailRow = z
  .object({
    email: z.string(),
    bibs: z.array(z.string()),
    locale: z.string(),
    consented_at: Timestamp,
    told_at: Timestamp.nullable(),
  })
  .transform((row) => ({
    email: row.email,
    bibs: row.bibs,
    locale: row.locale,
    consentedAt: row.consented_at,
    toldAt: row.told_at ?? undefined,
  }));

/** Mail that the runner's own address asked for. */
export async function mailOf(truth: Truth, eventId: string, email: string) {
  const columns = "email, bibs, locale, consented_at, told_at";
  const query = truth.from("mail_requests").select(columns).eq("event_id", eventId).eq("email", email);
  return rows(MailRow, await query);
}

/** How many other addresses asked to be told of this bib. Whose they are is not the runner's to know. */
export async function otherMailOf(truth: Truth, eventId: string, bib: string, email: string | undefined) {
  const query = truth.from("mail_requests").select("email").eq("event_id", eventId).contains("bibs", [bib]);
  const found = rows(z.object({ email: z.string() }), await query.limit(MOST));
  return found.filter((row) => row.email !== email).length;
}

const AuditRow = z
  .object({ action: z.string(), happened_at: Timestamp })
  .transform((row) => ({ action: row.action, happenedAt: row.happened_at }));

/** Who-knows-what is not in it: only what was done with the runner's entry, and when. */
export async function auditOf(
  truth: Truth,
  { organizerId, eventId }: { readonly organizerId: string; readonly eventId: string },
  bib: string,
) {
  const query = truth.from("audit_log").select("action, happened_at").eq("organizer_id", organizerId);
  const about = query.eq("event_id", eventId).eq("subject", bib).like("action", "runner.%");
  return rows(AuditRow, await about.order("id").limit(MOST));
}

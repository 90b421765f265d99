/** Whose rows: an organizer and one event of it. */
export interface Scope {
  readonly organizer: string;
  readonly event: string;
  /** Another event of the same organizer, without anything. */
  readonly bare: string;
  /** 1 or 2, so that ids of one scope are none of another. */
  readonly number: number;
}

type Row = Record<string, unknown>;
type Sample = (scope: Scope, which: "there" | "new") => Row;

const uuid = (scope: Scope, kind: number, which = "there") =>
  `00000000-0000-4000-8000-0000000${kind}00${scope.number}${which === "there" ? 0 : 1}`.padEnd(36, "0").slice(0, 36);
const hash = (scope: Scope, which: string) => `${scope.number}${which === "there" ? "a" : "b"}`.repeat(32);
const PHOTO = { there: "01JAAAAAAAAAAAAAAAAAAAAAAA", new: "01JBBBBBBBBBBBBBBBBBBBBBBB" };
const BIB = { there: "1", new: "2" };
const BIB_WITHOUT_RESULT = { there: "1", new: "9" };

export const BYSTANDER = "00000000-0000-4000-8000-00000000000a";
export const NEWCOMER = "00000000-0000-4000-8000-00000000000b";

/** One row of every table in the order in which they can be written, and one more that somebody may try to add. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  organizers: ({ organizer }, which) => ({ id: which === "there" ? organizer : `${organizer}2`, name: "An organizer" }),
  organizer_members: ({ organizer }, which) => ({
    organizer_id: organizer,
    user_id: which === "there" ? BYSTANDER : NEWCOMER,
    role: "photographer",
  }),
  organizer_invitations: ({ organizer }, which) => ({
    organizer_id: organizer,
    email: `${which}@example.com`,
    role: "editor",
  }),
  audit_log: ({ organizer }) => ({ organizer_id: organizer, action: "event.updated" }),
  photographers: ({ organizer }, which) => ({ id: `${organizer}-${which}`, organizer_id: organizer, name: "Mina" }),
  events: ({ organizer, event }, which) => ({
    id: which === "there" ? event : `${event}-2`,
    organizer_id: organizer,
    name: "A race",
    starts_on: "2026-10-18",
    time_zone: "Asia/Seoul",
  }),
  event_previews: (scope, which) => ({
    event_id: which === "there" ? scope.event : scope.bare,
    token: hash(scope, which),
  }),
  face_deletions: ({ event, bare }, which) => ({
    event_id: which === "there" ? event : bare,
    faces: 3,
    deleted_at: "2026-12-20T00:00:00Z",
  }),
  face_proposal_runs: ({ event, bare }, which) => ({
    event_id: which === "there" ? event : bare,
    faces_seen: 3,
    looked_at: "2026-12-20T00:00:00Z",
  }),
  photo_deletions: ({ event, bare }, which) => ({
    event_id: which === "there" ? event : bare,
    photos: 3,
    deleted_at: "2026-12-20T00:00:00Z",
  }),
  event_logos: ({ event, bare }, which) => ({ event_id: which === "there" ? event : bare, webp: "UklGRg==" }),
  mail_codes: (scope, which) => ({
    event_id: scope.event,
    purpose: "photos",
    email: `${which}@example.com`,
    code_hash: hash(scope, which),
    subject: {},
    expires_at: "2026-12-20T00:00:00Z",
  }),
  mail_requests: (scope, which) => ({
    event_id: scope.event,
    email: `${which}@example.com`,
    locale: "ko",
    unsubscribe_token: hash(scope, which),
  }),
  races: ({ event }, which) => ({ event_id: event, name: which }),
  checkpoints: ({ event }, which) => ({ event_id: event, id: which, name: "Bridge", distance_m: 5000 }),
  event_runners: ({ event }, which) => ({ event_id: event, bib: BIB[which], name: "Jiwoo" }),
  results: ({ event }, which) => ({ event_id: event, bib: BIB_WITHOUT_RESULT[which], gun_ms: 3_600_000 }),
  splits: ({ event }, which) => ({
    event_id: event,
    bib: BIB_WITHOUT_RESULT[which],
    checkpoint_id: "there",
    passed_at: "2026-10-18T01:00:00Z",
  }),
  imports: (scope, which) => ({ id: uuid(scope, 1, which), event_id: scope.event, file_name: "runners.csv" }),
  import_changes: (scope, which) => ({ import_id: uuid(scope, 1), bib: BIB[which] }),
  event_photographers: ({ event, organizer }, which) => ({
    event_id: event,
    photographer_id: which === "there" ? `${organizer}-there` : `${organizer}-spare`,
  }),
  camera_clocks: ({ event }, which) => ({ event_id: event, camera_id: which, shift_ms: 1000 }),
  camera_places: ({ event }, which) => ({ event_id: event, camera_id: which, checkpoint_id: "there" }),
  photo_decisions: ({ event }, which) => ({ event_id: event, photo_id: PHOTO[which], bib: "1", decision: "added" }),
  photo_reports: (scope, which) => ({
    event_id: scope.event,
    photo_id: PHOTO[which],
    bib: "1",
    verdict: "me",
    reporter_hash: hash(scope, which),
  }),
  upload_batches: (scope, which) => ({ id: uuid(scope, 2, which), event_id: scope.event, files: 10 }),
  takedowns: ({ event }, which) => ({ event_id: event, photo_id: PHOTO[which], reason: "asked for" }),
  consents: (scope, which) => ({
    event_id: scope.event,
    notice_version: "1",
    notice_hash: hash(scope, which),
    locale: "en",
    subject_hash: hash(scope, which),
  }),
  face_suppressions: ({ event }, which) => ({ event_id: event, photo_id: PHOTO[which], box: { left: 0 } }),
  privacy_requests: ({ event }, which) => ({ event_id: event, kind: "hide", proof: "code", bib: BIB[which] }),
};

import { z } from "zod";
import type { Clock } from "../clock/index.ts";
import { ThrottledError } from "../errors/index.ts";
import { collectionId } from "../face/collection.ts";
import { EventId, OrganizerId } from "../id/index.ts";
import { minorBibs } from "../participant/minors.ts";
import type { Projection, Recogniser } from "../port/index.ts";
import { rows, Timestamp, type Truth } from "../truth/index.ts";
import { eventFaces } from "./event-faces.ts";
import { proposeFor } from "./propose-for.ts";

const EVENTS_PER_RUN = 20;
/** ms between two runs for one event: each compares every runner's faces, which Rekognition charges for. */
const AGAIN_MS = 30 * 60_000;

interface Context {
  /** The server's truth: nobody else sees what is due. */
  readonly truth: Truth;
  readonly projection: Pick<Projection, "list" | "photo" | "save">;
  readonly recogniser: Pick<Recogniser, "countFaces" | "searchFace">;
  readonly clock: Clock;
}

const Event = z
  .object({
    organizer_id: OrganizerId,
    event_id: EventId,
    faces_seen: z.number().nullable(),
    faces_done: z.number().nullable(),
    next_bib: z.string().nullable(),
    ran_at: Timestamp.nullable(),
    began_at: Timestamp.nullable(),
    faces_begun: z.number().nullable(),
    changed_since: Timestamp.nullable(),
    decided_at: Timestamp.nullable(),
  })
  .transform((row) => ({
    organizerId: row.organizer_id,
    eventId: row.event_id,
    /** Faces in the collection at the last look, and when the last whole run began. */
    seen: row.faces_seen ?? undefined,
    done: row.faces_done ?? undefined,
    ranAt: row.ran_at ?? undefined,
    /** Where a run was cut off, and what it began with. */
    nextBib: row.next_bib ?? undefined,
    beganAt: row.began_at ?? undefined,
    begun: row.faces_begun ?? undefined,
    changedSince: row.changed_since ?? undefined,
    /** When somebody last decided about a bib of the event. */
    decidedAt: row.decided_at ?? undefined,
  }));
type Event = z.infer<typeof Event>;

export interface ProposeResult {
  /** Events whose faces were compared. */
  readonly events: number;
  /** Faces that got or lost their proposal. */
  readonly changed: number;
}

/**
 * Proposes bibs for faces of events that keep faces, when their photos have come to rest or somebody has decided something. Events
 * without faces, after their term, or never asked for are not among those due.
 * @param until when to stop; what is left is for the next run
 */
export async function proposeDue(context: Context, until: Date): Promise<ProposeResult> {
  const { truth, clock } = context;
  const now = clock.now().toISOString();
  const due = rows(Event, await truth.rpc("due_face_proposals", { p_now: now, p_limit: EVENTS_PER_RUN }));
  let events = 0;
  let changed = 0;
  for (const event of due) {
    if (clock.now() >= until) break;
    const faces = (await context.recogniser.countFaces(collectionId(event))) ?? 0;
    if (!isAtRest(event, faces, clock)) {
      await note(context, event, { faces_seen: faces });
      continue;
    }
    events += 1;
    changed += await compare(context, event, faces, until);
  }
  return { events, changed };
}

/** Whether there is something new, and nothing more has come since the last look. */
function isAtRest({ seen, done, nextBib, ranAt, decidedAt }: Event, faces: number, clock: Clock): boolean {
  if (nextBib !== undefined) return true;
  if (seen !== faces) return false;
  if (ranAt === undefined) return faces > 0;
  const isNew = faces !== done || (decidedAt !== undefined && Date.parse(decidedAt) > Date.parse(ranAt));
  return isNew && clock.now().getTime() - Date.parse(ranAt) >= AGAIN_MS;
}

interface Run {
  readonly beganAt: string;
  readonly faces: number;
  /** Only bibs of photos that changed since; all when there are new faces, which may be anybody's. */
  readonly changedSince: string | undefined;
}

/** The run that was cut off, or a new one. */
function runOf({ nextBib, beganAt, begun, changedSince, done, ranAt }: Event, faces: number, clock: Clock): Run {
  if (nextBib !== undefined && beganAt !== undefined && begun !== undefined) {
    return { beganAt, faces: begun, changedSince };
  }
  return { beganAt: clock.now().toISOString(), faces, changedSince: faces === done ? ranAt : undefined };
}

/** Runner by runner, so that it can be cut off anywhere. */
async function compare(context: Context, event: Event, faces: number, until: Date): Promise<number> {
  const run = runOf(event, faces, context.clock);
  const { links, proposed, changed: touched } = await eventFaces(context.projection, event, run.changedSince);
  const minors = await minorBibs(context.truth, event.eventId);
  const all = [...new Set([...links.keys(), ...proposed.keys()])].sort();
  const bibs = all.filter((bib) => bib >= (event.nextBib ?? "") && (touched === undefined || touched.has(bib)));
  let changed = 0;
  for (const bib of bibs) {
    if (context.clock.now() >= until) return stopped(context, event, run, bib, changed);
    // Nobody may be led to a minor by her face.
    const own = minors.has(bib) ? [] : (links.get(bib) ?? []);
    try {
      changed += await proposeFor(context, event, { bib, links: own, proposed: proposed.get(bib) ?? [] });
    } catch (error) {
      if (error instanceof ThrottledError) return stopped(context, event, run, bib, changed);
      throw error;
    }
  }
  const nothing = { next_bib: null, began_at: null, faces_begun: null, changed_since: null };
  await note(context, event, { ...nothing, faces_seen: faces, faces_done: run.faces, ran_at: run.beganAt });
  return changed;
}

async function stopped(context: Context, event: Event, run: Run, bib: string, changed: number): Promise<number> {
  const { beganAt: began_at, faces: faces_begun, changedSince: changed_since = null } = run;
  await note(context, event, { next_bib: bib, began_at, faces_begun, changed_since });
  return changed;
}

async function note({ truth, clock }: Context, { eventId }: Event, values: object): Promise<void> {
  const row = { event_id: eventId, looked_at: clock.now().toISOString(), ...values };
  const written = await truth.from("face_proposal_runs").upsert(row, { onConflict: "event_id" }).select("event_id");
  rows(z.object({ event_id: z.string() }), written);
}

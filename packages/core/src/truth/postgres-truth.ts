import pg from "pg";
import type { z } from "zod";
import type { Database } from "../env/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import type { PhotoTruth } from "../port/index.ts";
import { AwayRow, BoxRow, EntryRow, EventRow, ShiftRow } from "./photo-rows.ts";
import { Timestamp } from "./timestamp.ts";

/** A function handles one photo at a time: more connections would only fill the server. */
const CONNECTIONS = 1;

/** ms. All of it together is well below the shortest timeout of a function that asks. */
export const DATABASE_PATIENCE = { connectMs: 5_000, queryMs: 8_000, againWithinMs: 1_000 };
export type DatabasePatience = typeof DATABASE_PATIENCE;

/** Timestamps as text: what they mean is read in one place for both adapters. */
const EVENT = `select id, organizer_id, time_zone, face_mode, faces_requested_at::text, faces_expire_at::text, bib_rules
  from public.events where id = $1`;
const ENTRIES = "select bib, is_minor from public.event_runners where event_id = $1 and bib = any($2::text[])";
const ANY_ENTRY = "select bib, is_minor from public.event_runners where event_id = $1 limit 1";
const AWAY = "select public.why_away($1, $2, $3::uuid) as away";
const SHIFT = "select shift_ms from public.camera_clocks where event_id = $1 and camera_id = $2";
const SUPPRESSED = "select box from public.face_suppressions where event_id = $1 and photo_id = $2";

/**
 * The pipeline's view of the truth layer, over a connection of its own. Its role needs to read four tables past Row Level
 * Security, and to call `why_away`; docs/DEPLOYMENT.md shows how to make it.
 * @throws SnapRaceError `unavailable` from every method when the database does not answer
 */
export function postgresTruth(
  database: Database,
  patience: DatabasePatience = DATABASE_PATIENCE,
): PhotoTruth & { close(): Promise<void> } {
  const pool = new pg.Pool({ ...connectionTo(database, patience), max: CONNECTIONS });
  // Of a connection that died unused; the pool has left it by then, and the next question opens another.
  pool.on("error", () => {});

  async function ask<Schema extends z.ZodType>(schema: Schema, sql: string, values: readonly unknown[]) {
    const found = await query(pool, patience, sql, values);
    return found.map((row) => schema.parse(row));
  }

  return {
    async event(eventId) {
      const [event] = await ask(EventRow, EVENT, [eventId]);
      return event;
    },
    async startList(eventId, bibs) {
      const entries = bibs.length > 0 ? await ask(EntryRow, ENTRIES, [eventId, bibs]) : [];
      const hasStartList = entries.length > 0 || (await ask(EntryRow, ANY_ENTRY, [eventId])).length > 0;
      return { hasStartList, entries };
    },
    async whyAway(eventId, photoId, batchId) {
      const [row] = await ask(AwayRow, AWAY, [eventId, photoId, batchId ?? null]);
      return row?.away;
    },
    async clockShift(eventId, cameraId) {
      const [row] = await ask(ShiftRow, SHIFT, [eventId, cameraId]);
      return row?.shift_ms;
    },
    suppressedFaces: (eventId, photoId) => ask(BoxRow, SUPPRESSED, [eventId, photoId]),
    close: () => pool.end(),
  };
}

async function query(
  pool: pg.Pool,
  { againWithinMs }: DatabasePatience,
  sql: string,
  values: readonly unknown[],
): Promise<readonly unknown[]> {
  const since = performance.now();
  try {
    const { rows } = await pool.query(sql, [...values]).catch((error: unknown) => {
      if (isAnswer(error) || performance.now() - since >= againWithinMs) throw error;
      // A function that was frozen wakes up with a connection the server has closed. All questions are harmless to repeat.
      return pool.query(sql, [...values]);
    });
    return rows;
  } catch (error) {
    const what = isAnswer(error) ? `answered ${error.code}` : "did not answer";
    throw new SnapRaceError("unavailable", `The truth layer's database ${what}.`, { cause: error });
  }
}

/** What the server itself said, as against a connection that broke. */
function isAnswer(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError;
}

/** When the password of the role that we sign in as ends; `undefined` when it never does. */
export async function passwordEnd(database: Database): Promise<Date | undefined> {
  const client = new pg.Client(connectionTo(database));
  await client.connect();
  try {
    const { rows } = await client.query<{ ends: string | null }>(
      "select rolvaliduntil::text as ends from pg_catalog.pg_roles where rolname = current_user",
    );
    const ends = rows[0]?.ends;
    return ends && ends !== "infinity" ? new Date(Timestamp.parse(ends)) : undefined;
  } finally {
    await client.end();
  }
}

function connectionTo(
  database: Database,
  { connectMs, queryMs }: DatabasePatience = DATABASE_PATIENCE,
): pg.ClientConfig {
  return {
    host: database.host,
    port: database.port,
    database: database.name,
    user: database.user,
    password: database.password,
    ssl: database.tls && { rejectUnauthorized: true },
    connectionTimeoutMillis: connectMs,
    query_timeout: queryMs,
    application_name: "snaprace",
  };
}

import { z } from "zod";
import { everyRow, rows, type Truth } from "../truth/index.ts";
import { Timestamp } from "../truth/timestamp.ts";

/** A participant as far as strangers may be told: minors are not on the roster at all, hidden names are left out. */
export interface Entry {
  readonly bib: string;
  /** `undefined` for somebody who does not want to be found by name. */
  readonly name: string | undefined;
  readonly gender: string | undefined;
  readonly division: string | undefined;
  readonly club: string | undefined;
  readonly race: string | undefined;
  readonly result: Result | undefined;
}

export interface Result {
  readonly status: "finished" | "dnf" | "dns" | "dsq";
  /** ms from the race's gun to the finish */
  readonly gunMs: number | undefined;
  /** ms from the runner's own start to the finish */
  readonly chipMs: number | undefined;
  readonly placeOverall: number | undefined;
  readonly placeGender: number | undefined;
  readonly placeDivision: number | undefined;
}

/** A runner at a place of the course. */
export interface Passing {
  readonly checkpointId: string;
  readonly checkpoint: string;
  readonly distanceM: number;
  /** ISO 8601 UTC */
  readonly passedAt: string;
}

const RunnerRow = z.object({
  bib: z.string(),
  name: z.string(),
  gender: z.string().nullable(),
  division: z.string().nullable(),
  club: z.string().nullable(),
  is_minor: z.boolean(),
  name_hidden: z.boolean(),
  races: z.object({ name: z.string() }).nullable(),
});

const ResultRow = z.object({
  bib: z.string(),
  status: z.enum(["finished", "dnf", "dns", "dsq"]),
  gun_ms: z.number().nullable(),
  chip_ms: z.number().nullable(),
  place_overall: z.number().nullable(),
  place_gender: z.number().nullable(),
  place_division: z.number().nullable(),
});

const PassingRow = z.object({
  checkpoint_id: z.string(),
  passed_at: Timestamp,
  checkpoints: z.object({ name: z.string(), distance_m: z.number() }),
});

/**
 * Everyone on an event's start list with their results. Neither is public, so this needs the server's truth; whether names
 * and results may be shown at all is the event's to say.
 */
export async function read(truth: Truth, eventId: string): Promise<Entry[]> {
  const runners = await everyRow(RunnerRow, (from, to) => {
    const columns = "bib, name, gender, division, club, is_minor, name_hidden, races(name)";
    return truth.from("event_runners").select(columns).eq("event_id", eventId).order("bib").range(from, to);
  });
  const results = await everyRow(ResultRow, (from, to) =>
    truth
      .from("results")
      .select(Object.keys(ResultRow.shape).join(", "))
      .eq("event_id", eventId)
      .order("bib")
      .range(from, to),
  );
  const resultOf = new Map(results.map((row) => [row.bib, toResult(row)]));
  return runners
    .filter((row) => !row.is_minor)
    .map((row) => ({
      bib: row.bib,
      name: row.name_hidden ? undefined : row.name,
      gender: row.gender ?? undefined,
      division: row.division ?? undefined,
      club: row.name_hidden ? undefined : (row.club ?? undefined),
      race: row.races?.name,
      result: resultOf.get(row.bib),
    }));
}

/** When a bib passed the places of the course, in order. Needs the server's truth. */
export async function passings(truth: Truth, eventId: string, bib: string): Promise<Passing[]> {
  const query = truth
    .from("splits")
    .select("checkpoint_id, passed_at, checkpoints(name, distance_m)")
    .eq("event_id", eventId);
  const found = rows(PassingRow, await query.eq("bib", bib).order("passed_at"));
  return found.map((row) => ({
    checkpointId: row.checkpoint_id,
    checkpoint: row.checkpoints.name,
    distanceM: row.checkpoints.distance_m,
    passedAt: row.passed_at,
  }));
}

export interface Checkpoint {
  readonly checkpointId: string;
  readonly name: string;
}

/** The places of a course in order. */
export async function course(truth: Truth, eventId: string): Promise<Checkpoint[]> {
  const query = truth.from("checkpoints").select("id, name").eq("event_id", eventId).order("distance_m").order("id");
  const found = rows(z.object({ id: z.string(), name: z.string() }), await query);
  return found.map(({ id, name }) => ({ checkpointId: id, name }));
}

/** When each race of an event was started, by its name; ms since the epoch. */
export async function starts(truth: Truth, eventId: string): Promise<ReadonlyMap<string, number>> {
  const query = truth.from("races").select("name, starts_at").eq("event_id", eventId).not("starts_at", "is", null);
  const found = rows(z.object({ name: z.string(), starts_at: Timestamp }), await query);
  return new Map(found.map(({ name, starts_at }) => [name, Date.parse(starts_at)]));
}

function toResult(row: z.infer<typeof ResultRow>): Result {
  return {
    status: row.status,
    gunMs: row.gun_ms ?? undefined,
    chipMs: row.chip_ms ?? undefined,
    placeOverall: row.place_overall ?? undefined,
    placeGender: row.place_gender ?? undefined,
    placeDivision: row.place_division ?? undefined,
  };
}

import { z } from "zod";
import { one, rows, type Truth } from "../truth/index.ts";

const STATUSES = ["finished", "dnf", "dns", "dsq"] as const;

const Row = z
  .tuple([
    z.string(),
    z.string(),
    z.string().nullable(),
    z.enum(STATUSES).nullable(),
    z.record(z.string(), z.number()).nullable(),
  ])
  .transform(([bib, name, raceId, status, passings]) => ({
    bib,
    name,
    raceId: raceId ?? undefined,
    status: status ?? undefined,
    /** s since 1970 by checkpoint */
    passings: passings ?? {},
  }));

/** Somebody who started: on the start list, and not known to have stayed away. */
export type Starter = z.infer<typeof Row>;

/** All who started an event. As an editor, or it is nobody. */
export async function startersOf(truth: Truth, eventId: string): Promise<Starter[]> {
  const runners = one(z.array(Row), await truth.rpc("coverage_starters", { p_event: eventId }));
  return runners.filter(({ status }) => status !== "dns");
}

const CheckpointRow = z
  .object({ id: z.string(), name: z.string(), distance_m: z.number() })
  .transform((row) => ({ checkpointId: row.id, name: row.name, /** m */ distanceM: row.distance_m }));
export type Checkpoint = z.infer<typeof CheckpointRow>;

/** The places of the course, in order. */
export async function checkpointsOf(truth: Truth, eventId: string): Promise<Checkpoint[]> {
  const query = truth.from("checkpoints").select("id, name, distance_m").eq("event_id", eventId);
  return rows(CheckpointRow, await query.order("distance_m").order("id"));
}

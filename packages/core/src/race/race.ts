import { z } from "zod";
import { EventId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import { rows, Timestamp, type Truth } from "../truth/index.ts";

const Wave = z.object({
  name: z.string().trim().min(1, "A wave needs a name.").max(60),
  /** ISO 8601 UTC of its gun. */
  startsAt: z.iso.datetime("A wave needs the time of its start."),
});

const Row = z.object({
  id: z.string(),
  name: z.string(),
  distance_m: z.number().nullable(),
  starts_at: Timestamp.nullable(),
  // What the database let through and we would not is left out.
  waves: z.array(Wave).catch([]),
});

/** A distance of an event. */
export const Info = Row.transform((row) => ({
  raceId: row.id,
  name: row.name,
  /** m */
  distanceM: row.distance_m ?? undefined,
  /** ISO 8601 UTC of the gun. */
  startsAt: row.starts_at ?? undefined,
  /** Groups that start one after another, by their own gun. */
  waves: row.waves,
}));
export type Info = z.infer<typeof Info>;

export async function forEvent(truth: Truth, eventId: string): Promise<Info[]> {
  const query = truth.from("races").select("id, name, distance_m, starts_at, waves").eq("event_id", eventId);
  return rows(Info, await query.order("distance_m", { ascending: false }).order("name"));
}

export const SaveInput = z.object({
  eventId: EventId,
  /** Absent for a new one. */
  raceId: z.uuid().optional(),
  name: z.string().trim().min(1, "The race needs a name.").max(60),
  distanceM: z.number().int("A distance is a number of metres.").positive().max(1_000_000).optional(),
  startsAt: z.iso.datetime().optional(),
  waves: z.array(Wave).max(100).default([]),
});

/** @throws SnapRaceError `conflict` when another race of the event has this name */
export const save = fn(SaveInput, async ({ truth }: { truth: Truth }, input): Promise<void> => {
  const { name, distanceM, startsAt, waves } = input;
  const values = { name, distance_m: distanceM ?? null, starts_at: startsAt ?? null, waves };
  const written = input.raceId
    ? await truth.from("races").update(values).eq("id", input.raceId).eq("event_id", input.eventId).select("id")
    : await truth
        .from("races")
        .insert({ ...values, event_id: input.eventId })
        .select("id");
  rows(z.object({ id: z.string() }), written);
});

/** Runners of the race stay, without a race. */
export async function remove(truth: Truth, eventId: string, raceId: string): Promise<void> {
  const query = truth.from("races").delete().eq("event_id", eventId).eq("id", z.uuid().parse(raceId));
  rows(z.object({ id: z.string() }), await query.select("id"));
}

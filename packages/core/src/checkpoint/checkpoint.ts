import { z } from "zod";
import { EventId } from "../id/index.ts";
import { fn } from "../input/index.ts";
import { rows, type Truth } from "../truth/index.ts";

export const Id = z
  .string()
  .regex(/^[a-z0-9-]{1,32}$/, "A checkpoint's id has 1 to 32 lower-case letters, digits and hyphens.");

const Row = z.object({ id: Id, name: z.string(), distance_m: z.number() });

/** A place on the course where times are taken or photographers stand. */
export const Info = Row.transform((row) => ({
  checkpointId: row.id,
  name: row.name,
  /** m from the start */
  distanceM: row.distance_m,
}));
export type Info = z.infer<typeof Info>;

/** In the order of the course. */
export async function forEvent(truth: Truth, eventId: string): Promise<Info[]> {
  const query = truth.from("checkpoints").select("id, name, distance_m").eq("event_id", eventId);
  return rows(Info, await query.order("distance_m").order("id"));
}

export const SaveInput = z.object({
  eventId: EventId,
  /** An id that is there is changed, another is new. */
  checkpointId: Id,
  name: z.string().trim().min(1, "The checkpoint needs a name.").max(60),
  distanceM: z.number("A distance is a number.").int().nonnegative("A distance is not below 0.").max(1_000_000),
});

export const save = fn(SaveInput, async ({ truth }: { truth: Truth }, input): Promise<void> => {
  const { eventId, checkpointId, name, distanceM } = input;
  const row = { event_id: eventId, id: checkpointId, name, distance_m: distanceM };
  const saved = await truth.from("checkpoints").upsert(row, { onConflict: "event_id,id" }).select("id");
  rows(z.object({ id: Id }), saved);
});

/** Its split times go with it. */
export async function remove(truth: Truth, eventId: string, checkpointId: string): Promise<void> {
  const query = truth.from("checkpoints").delete().eq("event_id", eventId).eq("id", Id.parse(checkpointId));
  rows(z.object({ id: Id }), await query.select("id"));
}

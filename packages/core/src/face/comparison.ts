import { z } from "zod";
import { rows, type Truth } from "../truth/index.ts";

/** Has an event's faces compared anew, although there may be as many as the last time. */
export async function forgetComparison(truth: Truth, eventId: string): Promise<void> {
  const gone = await truth.from("face_proposal_runs").delete().eq("event_id", eventId).select("event_id");
  rows(z.object({ event_id: z.string() }), gone);
}

import { z } from "zod";
import { one, type Truth } from "../truth/index.ts";

const Entry = z.object({ bib: z.string(), name: z.string(), race: z.string().nullable(), isMinor: z.boolean() });
export type RunnerEntry = z.infer<typeof Entry>;

/** Everybody on the start list by bib. */
export async function runnerIndex(truth: Truth, eventId: string): Promise<Map<string, RunnerEntry>> {
  const entries = one(z.array(Entry), await truth.rpc("runner_index", { p_event: eventId }));
  return new Map(entries.map((entry) => [entry.bib, entry]));
}

import type { z } from "zod";
import { rows } from "./result.ts";

/** Supabase cuts longer answers. */
const PAGE = 1000;

/**
 * All rows of a question, however many there are.
 * @param ask for a stretch of them, both ends inclusive, in an order in which no two are equal
 * @throws SnapRaceError
 */
export async function everyRow<Schema extends z.ZodType>(
  schema: Schema,
  ask: (from: number, to: number) => PromiseLike<Parameters<typeof rows>[1]>,
): Promise<z.output<Schema>[]> {
  const found: z.output<Schema>[] = [];
  for (;;) {
    const page = rows(schema, await ask(found.length, found.length + PAGE - 1));
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}

import type { z } from "zod";
import { SnapRaceError } from "../errors/index.ts";

interface Result {
  readonly data: unknown;
  /** Of all rows, however many came back; only where it was asked for. */
  readonly count?: number | null;
  readonly error: { readonly code?: string | undefined; readonly message: string } | null;
}

/** Postgres and PostgREST codes that mean the caller, not the database, must change something. */
const REFUSALS = {
  "23505": ["conflict", "It exists already."],
  "23503": ["conflict", "It refers to something that does not exist or is still referred to."],
  "23514": ["invalid-input", "A value is outside what is allowed."],
  "22P02": ["invalid-input", "A value has the wrong form."],
  "42501": ["not-allowed", "You may not do this."],
} as const;

/** @throws SnapRaceError; an outage is `unavailable`, never an empty list */
export function rows<Schema extends z.ZodType>(schema: Schema, result: Result): z.output<Schema>[] {
  const data = dataOf(result);
  if (!Array.isArray(data)) throw new SnapRaceError("unavailable", "The truth layer did not answer with rows.");
  return data.map((row) => schema.parse(row));
}

/** How many rows there are, of a question that asked for it. @throws SnapRaceError */
export function count(result: Result): number {
  dataOf(result);
  if (typeof result.count !== "number") throw new SnapRaceError("unavailable", "The truth layer did not count.");
  return result.count;
}

/** @throws SnapRaceError */
export function one<Schema extends z.ZodType>(schema: Schema, result: Result): z.output<Schema> {
  return schema.parse(dataOf(result));
}

/** For `maybeSingle()`. @throws SnapRaceError */
export function oneOrNone<Schema extends z.ZodType>(schema: Schema, result: Result): z.output<Schema> | undefined {
  const data = dataOf(result);
  return data === null || data === undefined ? undefined : schema.parse(data);
}

function dataOf(result: Result): unknown {
  if (!result.error) return result.data;
  const refusal = REFUSALS[result.error.code as keyof typeof REFUSALS];
  if (refusal) throw new SnapRaceError(refusal[0], refusal[1], { cause: result.error });
  // Without a code it is not PostgREST that speaks.
  const what = result.error.code ? `answered ${result.error.code}` : "does not answer";
  throw new SnapRaceError("unavailable", `The truth layer ${what}.`, { cause: result.error });
}

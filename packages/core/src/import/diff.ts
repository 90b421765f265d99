import { z } from "zod";
import { Timestamp } from "../truth/timestamp.ts";
import type { Row, RowProblem } from "./row.ts";

/** A runner as the truth layer has them, results included. */
export const Entry = z.object({
  bib: z.string(),
  name: z.string(),
  race: z.string().nullable(),
  gender: z.string().nullable(),
  birthYear: z.number().nullable(),
  division: z.string().nullable(),
  wave: z.string().nullable(),
  club: z.string().nullable(),
  email: z.string().nullable(),
  isMinor: z.boolean(),
  status: z.string().nullable(),
  gunMs: z.number().nullable(),
  chipMs: z.number().nullable(),
  placeOverall: z.number().nullable(),
  placeGender: z.number().nullable(),
  placeDivision: z.number().nullable(),
  splits: z
    .record(z.string(), Timestamp)
    .nullable()
    .transform((splits) => splits ?? {}),
  /** Fields that a person corrected; imports leave them alone. */
  corrected: z.array(z.string()),
});
export type Entry = z.output<typeof Entry>;

type Cell = string | number | boolean | null;

export interface Change {
  readonly bib: string;
  readonly name: string;
  readonly fields: readonly { readonly field: string; readonly before: Cell; readonly after: Cell }[];
}

export interface Diff {
  readonly added: readonly Row[];
  readonly changed: readonly Change[];
  /** Lines that say nothing new. */
  readonly same: number;
  /** What the file says otherwise than a person who corrected it; the person's word stays. */
  readonly kept: readonly Change[];
  /** Bibs on the start list that the file does not have. */
  readonly missing: readonly string[];
  readonly problems: readonly RowProblem[];
  /** Whole runners to write: new and changed ones. */
  readonly writes: readonly Record<string, unknown>[];
}

const NEW: Omit<Entry, "bib" | "name"> = {
  race: null,
  gender: null,
  birthYear: null,
  division: null,
  wave: null,
  club: null,
  email: null,
  isMinor: false,
  status: null,
  gunMs: null,
  chipMs: null,
  placeOverall: null,
  placeGender: null,
  placeDivision: null,
  splits: {},
  corrected: [],
};
const RESULT_FIELDS = ["gunMs", "chipMs", "placeOverall", "placeGender", "placeDivision"] as const;

/** Compares lines of a file with the start list. */
export function diff(rows: readonly Row[], entries: readonly Entry[]): Diff {
  const known = new Map(entries.map((entry) => [entry.bib, entry]));
  const inFile = new Set(rows.map((row) => row.bib));
  const added: Row[] = [];
  const changed: Change[] = [];
  const kept: Change[] = [];
  const problems: RowProblem[] = [];
  const writes: Record<string, unknown>[] = [];
  let same = 0;
  for (const row of rows) {
    const entry = known.get(row.bib);
    if (!entry && !row.values.name) {
      problems.push({ line: row.line, problem: "name-missing", column: "bib", value: row.bib });
      continue;
    }
    const { differences, refused } = compare(row, entry);
    const name = String(entry?.name ?? row.values.name);
    if (refused.length > 0) kept.push({ bib: row.bib, name, fields: refused });
    if (!entry) added.push(row);
    else if (differences.length > 0) changed.push({ bib: row.bib, name, fields: differences });
    else same += 1;
    if (!entry || differences.length > 0) writes.push(toWrite(row, entry, differences));
  }
  const missing = entries.filter((entry) => !inFile.has(entry.bib)).map((entry) => entry.bib);
  return { added, changed, same, kept, missing, problems, writes };
}

function compare(row: Row, entry: Entry | undefined) {
  const before: Readonly<Record<string, unknown>> = entry ?? NEW;
  const differences: Change["fields"][number][] = [];
  const refused: Change["fields"][number][] = [];
  for (const [field, after] of Object.entries(row.values)) {
    const stands = (before[field] ?? null) as Cell;
    if (stands === after) continue;
    const target = entry?.corrected.includes(field) ? refused : differences;
    target.push({ field, before: stands, after });
  }
  for (const [checkpoint, after] of Object.entries(row.splits)) {
    const stands = entry?.splits[checkpoint] ?? null;
    if (stands !== after) differences.push({ field: `split:${checkpoint}`, before: stands, after });
  }
  return { differences, refused };
}

function toWrite(row: Row, entry: Entry | undefined, differences: Change["fields"]): Record<string, unknown> {
  const { splits: _splits, corrected: _corrected, ...whole } = entry ?? { ...NEW, bib: row.bib, name: "" };
  const merged: Record<string, unknown> = { ...whole };
  for (const { field, after } of differences) if (!field.startsWith("split:")) merged[field] = after;
  // A place or a time without a word about the finish is a finish.
  if (merged.status === null && RESULT_FIELDS.some((field) => merged[field] !== null)) merged.status = "finished";
  const splits = Object.fromEntries(
    differences.flatMap(({ field, after }) => (field.startsWith("split:") ? [[field.slice(6), after]] : [])),
  );
  return { ...merged, bib: row.bib, splits };
}

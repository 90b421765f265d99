import { createHash } from "node:crypto";
import { z } from "zod";
import { fn } from "../input/index.ts";
import * as Race from "../race/race.ts";
import { one, rows as rowsOf, Timestamp, type Truth } from "../truth/index.ts";
import { type Diff, diff, Entry } from "./diff.ts";
import { guess, type Mapping } from "./field.ts";
import { Options } from "./options.ts";
import { type RowProblem, toRows, waveKey } from "./row.ts";
import { readTable, type Table, type TableProblem } from "./table.ts";

export interface Context {
  /** As the person who imports: Row Level Security decides whether they may. */
  readonly truth: Truth;
  readonly event: { readonly eventId: string; readonly startsOn: string; readonly timeZone: string };
  readonly bytes: Uint8Array;
}

export type Preview =
  | { readonly status: "refused"; readonly problem: TableProblem | "no-bib-column" }
  | {
      readonly status: "ready";
      readonly table: Table;
      readonly mapping: Mapping;
      readonly diff: Diff;
      /** Lines that are left out, in the file's order. */
      readonly problems: readonly RowProblem[];
      readonly checkpoints: readonly { readonly id: string; readonly name: string }[];
      /** Changes when the file, its mapping or the start list does. */
      readonly fingerprint: string;
    };

export type Applied =
  | {
      readonly status: "applied";
      readonly importId: string;
      readonly diff: Diff;
      readonly problems: readonly RowProblem[];
    }
  /** Somebody changed the start list since the preview: look at the new one first. */
  | { readonly status: "changed" }
  | { readonly status: "nothing-to-do" }
  | { readonly status: "refused"; readonly problem: TableProblem | "no-bib-column" };

/** Says what an import would do, and does nothing. */
export const preview = fn(Options, async ({ truth, event, bytes }: Context, options): Promise<Preview> => {
  const read = await readTable(bytes);
  if (read.status === "refused") return read;
  const { table } = read;
  const [checkpoints, races, entries] = await Promise.all([
    checkpointsOf(truth, event.eventId),
    startsOf(truth, event.eventId),
    entriesOf(truth, event.eventId),
  ]);
  const mapping = options.mapping ?? guess(table.headers, checkpoints);
  if (!mapping.includes("bib")) {
    const empty: Diff = { added: [], changed: [], same: 0, kept: [], missing: [], problems: [], writes: [] };
    return { status: "ready", table, mapping, diff: empty, problems: [], checkpoints, fingerprint: "" };
  }
  const day = { startsOn: event.startsOn, timeZone: event.timeZone, ...races };
  const parsed = toRows(table, mapping, options, day);
  const difference = diff(parsed.rows, entries);
  const problems = [...parsed.problems, ...difference.problems].sort((a, b) => a.line - b.line);
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([difference.writes, options.removeMissing && difference.missing]))
    .digest("base64url");
  return { status: "ready", table, mapping, diff: difference, problems, checkpoints, fingerprint };
});

/** Writes an import in one transaction. With the preview's fingerprint, nothing is written that was not seen. */
export async function apply(
  context: Context,
  input: z.input<typeof Options> & { readonly fingerprint?: string | undefined },
): Promise<Applied> {
  const { fingerprint, ...options } = input;
  const seen = await preview(context, options);
  if (seen.status === "refused") return seen;
  if (!seen.mapping.includes("bib")) return { status: "refused", problem: "no-bib-column" };
  if (fingerprint !== undefined && seen.fingerprint !== fingerprint) return { status: "changed" };
  const removed = options.removeMissing ? seen.diff.missing : [];
  if (seen.diff.writes.length + removed.length === 0) return { status: "nothing-to-do" };
  const answer = await context.truth.rpc("apply_import", {
    p_event: context.event.eventId,
    p_file_name: options.fileName,
    p_rows: seen.diff.writes,
    p_removed: removed,
  });
  const { importId } = one(z.object({ importId: z.string() }), answer);
  return { status: "applied", importId, diff: seen.diff, problems: seen.problems };
}

const Undone = z.discriminatedUnion("status", [
  /** `kept`: runners that somebody has changed since. */
  z.object({ status: z.literal("undone"), restored: z.number(), kept: z.number() }),
  /** Undone already, or nobody's. */
  z.object({ status: z.literal("not-there") }),
]);
export type Undone = z.infer<typeof Undone>;

export async function undo(truth: Truth, importId: string): Promise<Undone> {
  return one(Undone, await truth.rpc("undo_import", { p_import: z.uuid().parse(importId) }));
}

const Past = z
  .object({
    id: z.string(),
    file_name: z.string(),
    imported_at: Timestamp,
    added: z.number(),
    changed: z.number(),
    removed: z.number(),
    undone_at: Timestamp.nullable(),
  })
  .transform((row) => ({
    importId: row.id,
    fileName: row.file_name,
    importedAt: row.imported_at,
    added: row.added,
    changed: row.changed,
    removed: row.removed,
    undoneAt: row.undone_at ?? undefined,
  }));

const HISTORY = 20;

/** The latest imports of an event, latest first. */
export async function history(truth: Truth, eventId: string): Promise<z.output<typeof Past>[]> {
  const columns = "id, file_name, imported_at, added, changed, removed, undone_at";
  const query = truth.from("imports").select(columns).eq("event_id", eventId);
  return rowsOf(Past, await query.order("imported_at", { ascending: false }).limit(HISTORY));
}

async function entriesOf(truth: Truth, eventId: string): Promise<Entry[]> {
  return one(z.array(Entry), await truth.rpc("start_list", { p_event: eventId }));
}

async function checkpointsOf(truth: Truth, eventId: string) {
  const query = truth.from("checkpoints").select("id, name").eq("event_id", eventId).order("distance_m");
  return rowsOf(z.object({ id: z.string(), name: z.string() }), await query);
}

async function startsOf(truth: Truth, eventId: string) {
  const races = await Race.forEvent(truth, eventId);
  return {
    starts: new Map(races.flatMap(({ name, startsAt }) => (startsAt ? [[name, startsAt] as const] : []))),
    waves: new Map(
      races.flatMap((race) => race.waves.map((wave) => [waveKey(race.name, wave.name), wave.startsAt] as const)),
    ),
  };
}

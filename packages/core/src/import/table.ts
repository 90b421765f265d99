import Papa from "papaparse";
import { decode } from "./encoding.ts";
import { recognised } from "./field.ts";
import { LIMITS } from "./limits.ts";
import { isWorkbook, readWorkbook } from "./workbook.ts";

/** Why a file cannot be read as a table. Closed: each code has words in the web messages. */
export const TABLE_PROBLEMS = ["empty", "too-large", "too-many-rows", "not-a-table", "unreadable-workbook"] as const;
export type TableProblem = (typeof TABLE_PROBLEMS)[number];

export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  readonly format: "text" | "workbook";
  readonly encoding: string | undefined;
  readonly delimiter: string | undefined;
}

export interface TableRow {
  /** As a spreadsheet numbers it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

export type TableResult =
  | { readonly status: "read"; readonly table: Table }
  | { readonly status: "refused"; readonly problem: TableProblem };

/** Reads CSV, TSV and their relatives, or the first sheet of an XLSX workbook. */
export async function readTable(bytes: Uint8Array): Promise<TableResult> {
  if (bytes.length === 0) return refused("empty");
  if (bytes.length > LIMITS.file) return refused("too-large");
  if (isWorkbook(bytes)) {
    const lines = await readWorkbook(bytes);
    return lines === undefined ? refused("unreadable-workbook") : toTable(lines, "workbook");
  }
  const { text, encoding } = decode(bytes);
  if (text.includes("\0")) return refused("not-a-table");
  const parsed = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
  return toTable(parsed.data, "text", { encoding, delimiter: parsed.meta.delimiter });
}

/** The parser guesses from the first lines, which may be a title: a tab or semicolon that stands in most lines tells more. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r?\n/, 50).filter((line) => line.trim() !== "");
  const often = (mark: string) => lines.filter((line) => line.includes(mark)).length > lines.length / 2;
  return ["\t", ";", ",", "|"].find(often) ?? "";
}

function toTable(
  lines: readonly (readonly string[])[],
  format: Table["format"],
  facts: { encoding?: string; delimiter?: string } = {},
): TableResult {
  const numbered = lines
    .map((cells, index) => ({ number: index + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const header = headerOf(numbered);
  if (!header) return refused("empty");
  const rows = numbered.filter(({ number }) => number > header.number);
  if (rows.length > LIMITS.rows) return refused("too-many-rows");
  if (header.cells.length > LIMITS.columns || (header.cells.length < 2 && format === "text" && rows.length === 0)) {
    return refused("not-a-table");
  }
  const { encoding, delimiter } = facts;
  return { status: "read", table: { headers: header.cells, rows, format, encoding, delimiter } };
}

/** The line with the most names that we know, the first one when none is known. */
function headerOf(rows: readonly TableRow[]): TableRow | undefined {
  let best = rows[0];
  let most = 0;
  for (const row of rows.slice(0, LIMITS.headerWithin)) {
    const known = row.cells.filter(recognised).length;
    if (known > most) [best, most] = [row, known];
  }
  return best;
}

function refused(problem: TableProblem): TableResult {
  return { status: "refused", problem };
}

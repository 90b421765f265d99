import { Csv } from "../csv/index.ts";
import type { RowProblem } from "./row.ts";
import type { Table } from "./table.ts";

/** The lines that were left out, as they were, with what is wrong in front; mended, the file can be imported as it is. */
export function rejectsCsv(
  table: Table,
  problems: readonly RowProblem[],
  say: (problem: RowProblem) => string,
  heading: string,
): string {
  const byLine = new Map(problems.map((problem) => [problem.line, problem]));
  const lines = table.rows.flatMap((row) => {
    const problem = byLine.get(row.number);
    return problem ? [[say(problem), ...row.cells]] : [];
  });
  return Csv.write([heading, ...table.headers], lines);
}

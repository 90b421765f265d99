export { type Applied, apply, type Context, history, type Preview, preview, type Undone, undo } from "./apply.ts";
export { type Change, type Diff, diff, type Entry } from "./diff.ts";
export { FIELDS, type Field, guess, type Mapping } from "./field.ts";
export { LIMITS } from "./limits.ts";
export { Options, SPLIT_BASES } from "./options.ts";
export { rejectsCsv } from "./rejects.ts";
export { PROBLEMS, type Problem, type Row, type RowProblem, toRows } from "./row.ts";
export { readTable, TABLE_PROBLEMS, type Table, type TableProblem } from "./table.ts";
export { parseDuration } from "./time.ts";

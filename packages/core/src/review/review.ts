export { type Candidate, type CandidateReason, candidates } from "./candidate.ts";
export { type Context, type Decided, DecideInput, decide } from "./decide.ts";
export { type Item, type Part, type Queue, queue } from "./queue.ts";
export { rejudge } from "./rejudge.ts";
export { openReports, type Reports, type Said } from "./reports.ts";
export { type RunnerEntry, runnerIndex } from "./runner-index.ts";
export { UndoInput, type Undone, undo } from "./undo.ts";
export { waiting } from "./waiting.ts";

export { type Candidate, type CandidateReason, candidates } from "./candidate.ts";
export { type Context, type Decided, DecideInput, decide } from "./decide.ts";
export { doubtOf } from "./doubt.ts";
export { type Item, type Queue, queue } from "./queue.ts";
export { rejudge } from "./rejudge.ts";
export { type RunnerEntry, runnerIndex } from "./runner-index.ts";
export { UndoInput, type Undone, undo } from "./undo.ts";

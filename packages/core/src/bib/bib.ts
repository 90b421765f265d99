export { near } from "./near.ts";
export { type Parsed, type ParseProblem, ParseProblems, parse } from "./parse.ts";
export { type Candidate, type ReadText, read } from "./read.ts";
export { REASONS, type Reason } from "./reason.ts";
export { MISFITS, type Misfit, misfit, Rules } from "./rules.ts";
export { type JudgedCandidate, withStartList } from "./start-list.ts";

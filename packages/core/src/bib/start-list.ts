import { near } from "./near.ts";
import type { Candidate } from "./read.ts";
import { type Reason, stateOf } from "./reason.ts";

/** A candidate with what the start list says about it. */
export interface JudgedCandidate extends Candidate {
  readonly onStartList: boolean;
  /** Bibs of the list that it may really be, likeliest first; for people to choose from. */
  readonly suggestions: readonly string[];
}

/**
 * Adds the start list's evidence. It never repairs: changing one digit so that the number is on the list would put a
 * runner's name on a stranger, so near misses become suggestions only.
 */
export function withStartList(
  candidates: readonly Candidate[],
  numbersOnStartList: ReadonlySet<string>,
): JudgedCandidate[] {
  return candidates.map((candidate) => {
    const onStartList = numbersOnStartList.has(candidate.bib);
    const evidence: Reason = onStartList ? "on-start-list" : "not-on-start-list";
    const reasons = [...candidate.reasons, evidence];
    return {
      ...candidate,
      reasons,
      state: stateOf(reasons),
      onStartList,
      suggestions: onStartList ? [] : near(candidate.bib, numbersOnStartList),
    };
  });
}

import { near } from "../bib/near.ts";
import type { RunnerEntry } from "./runner-index.ts";

/** Why somebody on the start list may be the runner. Closed: each code has words in the web messages. */
export type CandidateReason =
  | { readonly code: "read"; readonly percent: number }
  | { readonly code: "one-slip"; readonly read: string }
  | { readonly code: "neighbour"; readonly seconds: number }
  /** Runners with this bib said that it is them. */
  | { readonly code: "said-me"; readonly count: number };

export interface Candidate {
  readonly bib: string;
  readonly name: string;
  readonly race: string;
  readonly reasons: readonly CandidateReason[];
}

/** A bib that is sure on a photo taken shortly before or after, by the same camera. */
export interface Sighting {
  readonly bib: string;
  /** s; negative before. */
  readonly seconds: number;
}

export const MAX_CANDIDATES = 5;
/** Seconds after which the same camera no longer sees the same runner. */
export const NEIGHBOUR_SECONDS = 6;

interface Input {
  /** What was read, when anything was. */
  readonly read: { readonly bib: string; readonly confidence: number } | undefined;
  /** Bibs that are sure on the photo already: nobody wears two. */
  readonly present: ReadonlySet<string>;
  readonly sightings: readonly Sighting[];
  readonly claims?: readonly { readonly bib: string; readonly count: number }[];
  readonly runners: ReadonlyMap<string, RunnerEntry>;
}

/** Who of the start list it may be, likeliest first. What several reasons speak for comes before what one does. */
export function candidates({ read, present, sightings, claims = [], runners }: Input): Candidate[] {
  const found = new Map<string, { score: number; reasons: CandidateReason[] }>();
  const add = (bib: string, score: number, reason: CandidateReason) => {
    if (!runners.has(bib) || present.has(bib)) return;
    const known = found.get(bib) ?? { score: 0, reasons: [] };
    known.score += score;
    known.reasons.push(reason);
    found.set(bib, known);
  };
  if (read) {
    add(read.bib, 1.5 * (read.confidence / 100), { code: "read", percent: Math.round(read.confidence) });
    const slips = near(read.bib, runners.keys());
    for (const [rank, bib] of slips.entries()) add(bib, 0.8 - rank * 0.1, { code: "one-slip", read: read.bib });
  }
  for (const { bib, count } of claims) add(bib, 1.2, { code: "said-me", count });
  const nearest = new Map<string, number>();
  for (const { bib, seconds } of sightings) {
    const known = nearest.get(bib);
    if (known === undefined || Math.abs(seconds) < Math.abs(known)) nearest.set(bib, seconds);
  }
  for (const [bib, seconds] of nearest) {
    add(bib, 0.9 * (1 - Math.abs(seconds) / (NEIGHBOUR_SECONDS + 1)), { code: "neighbour", seconds });
  }
  return [...found]
    .sort(([a, { score: x }], [b, { score: y }]) => y - x || (a < b ? -1 : 1))
    .slice(0, MAX_CANDIDATES)
    .map(([bib, { reasons }]) => {
      const runner = runners.get(bib);
      return { bib, name: runner?.name ?? "", race: runner?.race ?? "", reasons };
    });
}

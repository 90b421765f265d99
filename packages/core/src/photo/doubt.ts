import type { BibMatch, Info } from "./info.ts";
import { proposedBibs } from "./proposal.ts";

/** By codes of a bib's reasons: how often a reading with this against it turned out wrong, roughly. They combine as independent chances. */
const WRONG: ReadonlyMap<string, number> = new Map([
  ["looks-like-year", 0.8],
  ["single-character", 0.8],
  ["not-on-start-list", 0.6],
  ["at-photo-edge", 0.5],
  ["low-confidence", 0.4],
  ["few-digits", 0.5],
  ["small", 0.3],
]);

/** How likely a reading is wrong, 0–1. */
export function doubtOf(match: Pick<BibMatch, "confidence" | "reasons">): number {
  let right = Math.max(0.05, match.confidence / 100);
  for (const reason of match.reasons) right *= 1 - (WRONG.get(reason) ?? 0);
  return 1 - right;
}

/** What was read and is in doubt, and whom a face may be: what waits for a person. */
export function openReadings(photo: Pick<Info, "bibs" | "faces">): BibMatch[] {
  return [
    ...photo.bibs.filter(({ state, source }) => state === "proposed" && source !== "manual"),
    ...proposedBibs(photo),
  ];
}

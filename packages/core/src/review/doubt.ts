import { REASONS, type Reason } from "../bib/reason.ts";
import type { BibMatch } from "../photo/photo.ts";

/** How often a reading with this against it turned out wrong, roughly; they combine as independent chances. */
const WRONG: Partial<Record<Reason, number>> = {
  "looks-like-year": 0.8,
  "single-character": 0.8,
  "not-on-start-list": 0.6,
  "at-photo-edge": 0.5,
  "low-confidence": 0.4,
  "few-digits": 0.5,
  small: 0.3,
};

/** How likely a reading is wrong, 0–1. */
export function doubtOf(match: Pick<BibMatch, "confidence" | "reasons">): number {
  let right = Math.max(0.05, match.confidence / 100);
  for (const reason of match.reasons) {
    if (reason in REASONS) right *= 1 - (WRONG[reason as Reason] ?? 0);
  }
  return 1 - right;
}

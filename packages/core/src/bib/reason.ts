/**
 * Everything that speaks for or against a reading. Closed: each code has words for the review queue in the web messages.
 *
 * **The rule for `confirmed`: nothing speaks against it.** A reading with a single `against` stays `proposed` until a person
 * decides; a `for` never outweighs it. What is confirmed should be right in 98 of 100 cases, a fragment of a longer number counted
 * as wrong; docs/ACCURACY.md has what was measured.
 */
export const REASONS = {
  /** Read the same at more than one place of the photo. */
  "read-twice": "for",
  "on-start-list": "for",
  /** The recogniser itself is not sure. */
  "low-confidence": "against",
  /** Touches the edge of the photo, so digits may be missing. */
  "at-photo-edge": "against",
  /** So small that digits are guessed from a few pixels. */
  small: "against",
  /** One character alone is more often a part of a number than a number. */
  "single-character": "against",
  /** As short as what is left of a number that is partly hidden, and the event's rules do not say that its numbers are so short. */
  "few-digits": "against",
  /** As likely a year on a shirt or banner as a bib. */
  "looks-like-year": "against",
  "not-on-start-list": "against",
  /** Not read at all: a face that wears this bib on other photos. Faces alone confirm nothing. */
  "same-face": "against",
} as const satisfies Record<string, "for" | "against">;
export type Reason = keyof typeof REASONS;

/** The state that reasons lead to: see {@link REASONS}. */
export function stateOf(reasons: readonly Reason[]): "proposed" | "confirmed" {
  return reasons.some((reason) => REASONS[reason] === "against") ? "proposed" : "confirmed";
}

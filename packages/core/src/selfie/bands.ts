/**
 * What a similarity (0–100) means to a runner. Two words and never a number: `sure` photos are shown as theirs, `maybe`
 * photos are offered as a question.
 */
export const BANDS = { sure: 95, maybe: 85 } as const;
export type Band = keyof typeof BANDS;

/** @returns `undefined` below the lowest band */
export function bandOf(similarity: number): Band | undefined {
  if (similarity >= BANDS.sure) return "sure";
  return similarity >= BANDS.maybe ? "maybe" : undefined;
}

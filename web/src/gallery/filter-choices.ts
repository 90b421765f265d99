/** What a list can be narrowed down to. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/**
 * What a field offers, and what is chosen even where it is not among it: a field that showed "everyone" over a list that is
 * narrowed down would not be true.
 * @param unlisted what the chosen one is called then
 */
export function choicesOf(known: readonly Choice[], chosen: string | undefined, unlisted: string): readonly Choice[] {
  if (chosen === undefined || known.some(({ id }) => id === chosen)) return known;
  return [...known, { id: chosen, name: unlisted }];
}

export interface BibScore {
  readonly found: number;
  readonly missed: number;
  readonly wrong: number;
  /** Readings of bibs that the labels call partial: left out of precision, but counted false in the strict one. */
  readonly partial: number;
}

export const NO_BIBS: BibScore = { found: 0, missed: 0, wrong: 0, partial: 0 };

export interface BibVerdict extends BibScore {
  readonly missedBibs: readonly string[];
  readonly wrongBibs: readonly string[];
}

/** Holds what was read on one photo against its labels. */
export function judgeBibs(read: readonly string[], bibs: readonly string[], partial: readonly string[]): BibVerdict {
  const got = new Set(read);
  const missedBibs = bibs.filter((bib) => !got.has(bib));
  const wrongBibs = [...got].filter((bib) => !bibs.includes(bib) && !partial.includes(bib));
  return {
    found: bibs.length - missedBibs.length,
    missed: missedBibs.length,
    wrong: wrongBibs.length,
    partial: [...got].filter((bib) => !bibs.includes(bib) && partial.includes(bib)).length,
    missedBibs,
    wrongBibs,
  };
}

export function addBibs(a: BibScore, b: BibScore): BibScore {
  return {
    found: a.found + b.found,
    missed: a.missed + b.missed,
    wrong: a.wrong + b.wrong,
    partial: a.partial + b.partial,
  };
}

export interface Rates {
  /** Ratios 0–1; NaN where there is nothing to divide by. */
  readonly recall: number;
  readonly precision: number;
  readonly f1: number;
}

export function rates(right: number, missed: number, wrong: number): Rates {
  const recall = right / (right + missed);
  const precision = right / (right + wrong);
  return { recall, precision, f1: (2 * recall * precision) / (recall + precision) };
}

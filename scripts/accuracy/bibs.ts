import type { MeasuredPhoto } from "./measure.ts";

export interface BibScore {
  readonly found: number;
  readonly missed: number;
  readonly wrong: number;
  /** Readings of bibs that the labels call partial: left out of precision, but counted false in the strict one. */
  readonly partial: number;
}

export function scoreBibs(photos: readonly MeasuredPhoto[]): BibScore {
  const readings = photos.flatMap((photo) => photo.readings);
  const count = (verdict: string) => readings.filter((reading) => reading.verdict === verdict).length;
  const missed = photos.reduce((sum, photo) => sum + photo.missedBibs.length, 0);
  return { found: count("right"), missed, wrong: count("wrong"), partial: count("partial") };
}

/** The score of each source, and of all photos but that source's. */
export function scoreBySource(photos: readonly MeasuredPhoto[]) {
  const sources = [...new Set(photos.map(({ source }) => source))];
  if (sources.length < 2 || sources.length > 8) return [];
  return sources.map((source) => ({
    source,
    own: scoreBibs(photos.filter((photo) => photo.source === source)),
    others: scoreBibs(photos.filter((photo) => photo.source !== source)),
  }));
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

export function percent(ratio: number): string {
  return Number.isNaN(ratio) ? "–" : `${(100 * ratio).toFixed(1)} %`;
}

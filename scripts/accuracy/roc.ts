import { type KnownFace, likeness } from "./faces.ts";

export interface RocPoint {
  /** Share of pairs of different people taken for one person, 0–1. */
  readonly falseMatches: number;
  /** Share of pairs of the same person found, 0–1. */
  readonly trueMatches: number;
}

/** Most points of a curve: more cannot be seen. */
const POINTS = 400;

/** Every pair of clear faces, from the most alike to the least. */
export function rocOf(faces: readonly KnownFace[]): RocPoint[] {
  const clear = faces.filter(({ isClear }) => isClear);
  const pairs = clear
    .flatMap((a, index) =>
      clear.slice(index + 1).map((b) => ({ likeness: likeness(a, b), isSame: a.person === b.person })),
    )
    .sort((a, b) => b.likeness - a.likeness);
  const same = pairs.filter(({ isSame }) => isSame).length;
  const different = pairs.length - same;
  if (same === 0 || different === 0) return [];
  let [found, taken] = [0, 0];
  const all = pairs.map(({ isSame }): RocPoint => {
    if (isSame) found += 1;
    else taken += 1;
    return { falseMatches: taken / different, trueMatches: found / same };
  });
  const step = Math.ceil(all.length / POINTS);
  // The left end decides, so it keeps every point.
  return all.filter(({ falseMatches }, index) => falseMatches < 0.02 || index % step === 0);
}

/** Share of pairs of the same person found while this share of strangers' pairs is let through. */
export function trueMatchesAt(curve: readonly RocPoint[], falseMatches: number): number {
  return curve.filter((point) => point.falseMatches <= falseMatches).at(-1)?.trueMatches ?? 0;
}

/** Pseudo-random numbers that repeat with their seed (Mulberry32). */
export interface Random {
  /** 0 up to, not including, 1 */
  next(): number;
  chance(probability: number): boolean;
  /** A whole number from 0 up to, not including, n. */
  below(n: number): number;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, chance: (probability) => next() < probability, below: (n) => Math.floor(next() * n) };
}

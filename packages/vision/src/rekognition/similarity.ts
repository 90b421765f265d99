/**
 * How near two embeddings (length 1, Euclidean distance 0–2) must be to be shown as the same person. No one distance fits
 * every race: of two different people, those of one origin, or of one illustrator, are much nearer to each other. So a
 * search is measured against the collection it searches: nearly all of its faces are other people's, and how far those are
 * from the searched face says how far a stranger usually is.
 */
export interface Bands {
  /** Similarity 95: among all faces searched, 0.1 strangers are expected this near. */
  readonly sure: number;
  /** Similarity 85: three strangers are expected this near. */
  readonly maybe: number;
}

/**
 * Never looser than this, whatever the collection: between different Korean faces 1.1 % of pairs are nearer than .45 and a
 * third nearer than the .60 that the net's authors recommend.
 */
const LOOSEST: Bands = { sure: 0.35, maybe: 0.45 };
/** Expected by a normal distribution. Real ones have heavier tails: `npm run accuracy` counts the strangers that come. */
const STRANGERS = { sure: 0.1, maybe: 3 } as const;
/** Of the strangers, no larger share than this; matters in small collections. */
const SHARE = { sure: 0.005, maybe: 0.05 } as const;
/** Fewer faces say nothing about how far strangers are. */
const MIN_FACES = 20;

/** @param distances from the searched face to every face of the collection, in any order */
export function bandsFor(distances: Float64Array): Bands {
  const count = distances.length;
  if (count < MIN_FACES) return LOOSEST;
  const sorted = distances.toSorted();
  const median = sorted[Math.floor(count / 2)]!;
  // One standard deviation below the middle lie 16 % of a normal distribution; its far side plays no part.
  const deviation = median - sorted[Math.floor(count * 0.16)]!;
  const nearest = (band: keyof Bands) =>
    Math.min(LOOSEST[band], median - quantile(1 - Math.min(SHARE[band], STRANGERS[band] / count)) * deviation);
  return { sure: nearest("sure"), maybe: nearest("maybe") };
}

/** Similarity, 0–100: straight lines from 100 at distance 0 over the bands to 0 at distance 1. */
export function similarity(distance: number, { sure, maybe }: Bands): number {
  if (distance <= sure) return 100 - (5 * distance) / sure;
  if (distance <= maybe) return 95 - (10 * (distance - sure)) / (maybe - sure);
  return Math.max(0, 85 - (85 * (distance - maybe)) / (1 - maybe));
}

/** From the dot product of two embeddings. */
export function distanceOf(dot: number): number {
  return Math.sqrt(Math.max(0, 2 - 2 * dot));
}

/**
 * Quantile of the standard normal distribution above the middle.
 * @param p 0.5–1
 * @see Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.23; error below 4.5e-4
 */
export function quantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(0.5, 1 - p)));
  const numerator = 2.515517 + t * (0.802853 + t * 0.010328);
  const denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return t - numerator / denominator;
}

/**
 * How near two embeddings (length 1, Euclidean distance 0–2) must be to be shown as the same person. No one distance fits
 * every race: of two different people, those of one origin, or of one illustrator, are much nearer to each other. So a
 * search is measured against the collection it searches: nearly all of its faces are other people's, and how far those are
 * from the searched face, and from each other, says how far a stranger usually is.
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

/** Pairs from which it is known how near a collection's strangers are to each other; they take some 10 ms. */
const PAIRS = 5_000;

/**
 * The searched face's own distances say what is usual for such a face, but with few faces they say it unsurely; those between all
 * faces are sure and the same for everybody. Half-way between the two fewer strangers come than with either, for the same people found.
 * @param distances from the searched face to every face of the collection, in any order
 * @param between distances between faces of the collection
 */
export function bandsFor(distances: Float64Array, between: Float64Array): Bands {
  const count = distances.length;
  if (count < MIN_FACES) return LOOSEST;
  const spreads = [spreadOf(distances), spreadOf(between)];
  const nearest = (band: keyof Bands) => {
    const sigmas = quantile(1 - Math.min(SHARE[band], STRANGERS[band] / count));
    const limits = spreads.map(({ median, deviation }) => median - sigmas * deviation);
    return Math.min(LOOSEST[band], limits.reduce((sum, limit) => sum + limit, 0) / limits.length);
  };
  return { sure: nearest("sure"), maybe: nearest("maybe") };
}

/** Distances of pairs from all over a collection, always the same ones. */
export function pairDistances(vectors: readonly Float32Array[]): Float64Array {
  if (vectors.length < MIN_FACES) return new Float64Array();
  // Multiples of irrational numbers are spread evenly, whatever the count.
  const part = (index: number, irrational: number, of: number) => Math.floor(((index * irrational) % 1) * of);
  return Float64Array.from({ length: PAIRS }, (_, index) => {
    const first = part(index, (Math.sqrt(5) - 1) / 2, vectors.length);
    const second = (first + 1 + part(index, Math.SQRT2, vectors.length - 1)) % vectors.length;
    return distanceOf(dot(vectors[first]!, vectors[second]!));
  });
}

/** Both are of length 1. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index]! * b[index]!;
  return sum;
}

/** The middle, and one standard deviation below it, where 16 % of a normal distribution lie; its far side plays no part. */
function spreadOf(distances: Float64Array): { readonly median: number; readonly deviation: number } {
  const sorted = distances.toSorted();
  const median = sorted[Math.floor(sorted.length / 2)]!;
  return { median, deviation: median - sorted[Math.floor(sorted.length * 0.16)]! };
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

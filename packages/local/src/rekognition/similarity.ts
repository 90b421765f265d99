/**
 * Euclidean distances between embeddings, and the similarity (0–100) each stands for; between them it is a straight line.
 * Between different people of one origin, 1 % of pairs are nearer than .45, a third nearer than the .60 that the net's
 * authors recommend. So 85, the lowest value worth showing to anybody, lies at .45, and 95 well below it.
 */
const CURVE = [
  { distance: 0, similarity: 100 },
  { distance: 0.35, similarity: 95 },
  { distance: 0.45, similarity: 85 },
  { distance: 0.6, similarity: 60 },
  { distance: 1, similarity: 0 },
] as const;

/** Similarity of two faces from the dot product of their embeddings, which have length 1. */
export function similarity(dot: number): number {
  const distance = Math.sqrt(Math.max(0, 2 - 2 * dot));
  for (let index = 1; index < CURVE.length; index++) {
    const [from, to] = [CURVE[index - 1]!, CURVE[index]!];
    if (distance > to.distance) continue;
    const share = (distance - from.distance) / (to.distance - from.distance);
    return from.similarity + share * (to.similarity - from.similarity);
  }
  return 0;
}

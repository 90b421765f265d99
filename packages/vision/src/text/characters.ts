/** One character of a line. */
export interface Character {
  readonly text: string;
  /** 0–1 */
  readonly probability: number;
  /** Where along the line it was seen: 0 is its start, 1 its end. */
  readonly position: number;
}

export type Reading = readonly Character[];

/**
 * Decodes the reader's output: at each step the likeliest class; repeats and blanks (class 0) fall away
 * (https://www.cs.toronto.edu/~graves/icml_2006.pdf, best path decoding).
 * @param probabilities steps × classes, 0–1
 * @param filled share of the steps that the line fills; the rest is padding
 */
export function decodeCharacters(probabilities: Float32Array, classes: readonly string[], filled: number): Reading {
  const steps = probabilities.length / classes.length;
  const reading: Character[] = [];
  let previous = 0;
  for (let step = 0; step < steps; step++) {
    const best = likeliest(probabilities, step * classes.length, classes.length);
    if (best !== 0 && best !== previous) {
      const probability = probabilities[step * classes.length + best] as number;
      reading.push({
        text: classes[best] as string,
        probability,
        position: Math.min(1, (step + 0.5) / (steps * filled)),
      });
    }
    previous = best;
  }
  return reading;
}

function likeliest(values: Float32Array, start: number, count: number): number {
  let best = 0;
  let highest = values[start] as number;
  for (let index = 1; index < count; index++) {
    const value = values[start + index] as number;
    if (value > highest) {
      highest = value;
      best = index;
    }
  }
  return best;
}

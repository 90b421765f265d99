import type { Reading } from "./characters.ts";
import type { TextBox } from "./components.ts";
import type { Rectangle } from "./rectangle.ts";

/** A line of text: where it is and what it says. */
export interface Line {
  readonly box: TextBox;
  readonly reading: Reading;
  /** 0–1 */
  readonly confidence: number;
}

/** Boxes this near are the same line found twice, so reading one is enough. */
const SAME_CENTRE = 0.3;
const SAME_SIZE = 0.85;
/** Share of the smaller box from which two readings are of the same letters. */
const SAME_LETTERS = 0.55;
/** A line is worth confidence × length to this power: a longer reading may be a little less sure than a part of it. */
const LENGTH_POWER = 0.1;

export function textOf(reading: Reading): string {
  return reading.map((character) => character.text).join("");
}

/** Mean of the characters' probabilities, 0–1. */
export function certainty(reading: Reading): number {
  if (reading.length === 0) return 0;
  return reading.reduce((sum, character) => sum + character.probability, 0) / reading.length;
}

/** Drops boxes that stand for a line already found; the surest box of each line stays. */
export function withoutTwins(boxes: readonly TextBox[]): TextBox[] {
  const kept: TextBox[] = [];
  for (const box of [...boxes].sort((a, b) => b.score - a.score)) {
    if (!kept.some((other) => areTwins(other, box))) kept.push(box);
  }
  return kept;
}

/** Of readings of the same letters, keeps one: the longest, unless a shorter one is clearly surer. */
export function withoutFragments(lines: readonly Line[]): Line[] {
  const worth = ({ reading, confidence }: Line) => confidence * reading.length ** LENGTH_POWER;
  const kept: Line[] = [];
  for (const line of [...lines].sort((a, b) => worth(b) - worth(a))) {
    if (!kept.some((other) => shareOfSmaller(other.box, line.box) > SAME_LETTERS)) kept.push(line);
  }
  return kept;
}

function areTwins(a: Rectangle, b: Rectangle): boolean {
  const distance = Math.hypot(a.x - b.x, a.y - b.y);
  const height = Math.min(a.height, b.height);
  return (
    distance < SAME_CENTRE * height &&
    height > SAME_SIZE * Math.max(a.height, b.height) &&
    Math.min(a.width, b.width) > SAME_SIZE * Math.max(a.width, b.width)
  );
}

/** Share of the smaller box that the two have in common, 0–1, measured along the axes of the larger. */
function shareOfSmaller(a: Rectangle, b: Rectangle): number {
  const [large, small] = a.width * a.height >= b.width * b.height ? [a, b] : [b, a];
  const [cos, sin] = [Math.cos(large.angle), Math.sin(large.angle)];
  const u = (small.x - large.x) * cos + (small.y - large.y) * sin;
  const v = (small.y - large.y) * cos - (small.x - large.x) * sin;
  const width = sharedLength(large.width, small.width, u);
  const height = sharedLength(large.height, small.height, v);
  return (width * height) / (small.width * small.height);
}

/** What two intervals of these lengths share when their middles are this far apart. */
function sharedLength(a: number, b: number, distance: number): number {
  return Math.max(0, Math.min(a, b, (a + b) / 2 - Math.abs(distance)));
}

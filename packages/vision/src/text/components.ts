import { type Point, type Rectangle, smallestRectangle } from "./rectangle.ts";

/** A line of text found in a probability map. */
export interface TextBox extends Rectangle {
  /** Mean probability that its pixels are text, 0–1. */
  readonly score: number;
}

interface Component {
  /** Pixels with a neighbour outside: enough to draw the rectangle around it. */
  readonly edge: readonly Point[];
  readonly area: number;
  /** Mean probability, 0–1. */
  readonly score: number;
}

/** Settings of the "differentiable binarisation" detector (https://arxiv.org/abs/1911.08947). */
const PIXEL_THRESHOLD = 0.3;
const MIN_SCORE = 0.5;
/** Specks under this area or side, in px of the map, are noise. */
const MIN_AREA = 8;
const MIN_SIDE = 3;
/** The net marks the core of a line only; the box grows by area × this / circumference on each side. */
const GROWTH = 1.7;

/**
 * Turns the detector's map into boxes around lines of text.
 * @param map width × height probabilities, 0–1
 */
export function textBoxes(map: Float32Array, width: number, height: number): TextBox[] {
  return components(map, width, height).flatMap((component) => {
    if (component.area < MIN_AREA || component.score < MIN_SCORE) return [];
    const core = smallestRectangle(component.edge);
    if (Math.min(core.width, core.height) < MIN_SIDE) return [];
    const growth = (core.width * core.height * GROWTH) / (core.width + core.height);
    return [{ ...core, width: core.width + growth, height: core.height + growth, score: component.score }];
  });
}

/** Groups of touching pixels above the threshold, diagonals included. */
function components(map: Float32Array, width: number, height: number): Component[] {
  const seen = new Uint8Array(width * height);
  const found: Component[] = [];
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || (map[start] as number) <= PIXEL_THRESHOLD) continue;
    seen[start] = 1;
    found.push(fill(map, width, height, seen, start));
  }
  return found;
}

function fill(map: Float32Array, width: number, height: number, seen: Uint8Array, start: number): Component {
  const waiting = [start];
  const edge: Point[] = [];
  let area = 0;
  let sum = 0;
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const x = index % width;
    const y = (index - x) / width;
    area += 1;
    sum += map[index] as number;
    let inside = true;
    for (let row = y - 1; row <= y + 1; row++) {
      for (let column = x - 1; column <= x + 1; column++) {
        const neighbour = row * width + column;
        const isText =
          row >= 0 && column >= 0 && row < height && column < width && (map[neighbour] as number) > PIXEL_THRESHOLD;
        if (!isText) inside = false;
        else if (!seen[neighbour]) {
          seen[neighbour] = 1;
          waiting.push(neighbour);
        }
      }
    }
    if (!inside) edge.push({ x, y });
  }
  return { edge, area, score: sum / area };
}

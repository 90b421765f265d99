/** A rectangle at any angle, px. */
export interface Rectangle {
  /** Centre. */
  readonly x: number;
  readonly y: number;
  /** Along the line of text. */
  readonly width: number;
  readonly height: number;
  /** Radians, clockwise on the screen, from −π/4 to π/4: the text's own horizontal. */
  readonly angle: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const QUARTER_TURN = Math.PI / 2;

/**
 * The smallest rectangle around pixels, by turning it along each edge of their convex hull.
 * @param points pixel positions; each stands for a square of one px
 */
export function smallestRectangle(points: readonly Point[]): Rectangle {
  const hull = convexHull(points);
  let best = alongAngle(hull, 0);
  for (const [index, start] of hull.entries()) {
    const end = hull[(index + 1) % hull.length] as Point;
    const candidate = alongAngle(hull, Math.atan2(end.y - start.y, end.x - start.x));
    if (candidate.width * candidate.height < best.width * best.height) best = candidate;
  }
  return upright(best);
}

/** Corners, clockwise from the text's own top left. */
export function corners({ x, y, width, height, angle }: Rectangle): [Point, Point, Point, Point] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = (u: number, v: number): Point => ({ x: x + u * cos - v * sin, y: y + u * sin + v * cos });
  const [u, v] = [width / 2, height / 2];
  return [corner(-u, -v), corner(u, -v), corner(u, v), corner(-u, v)];
}

function alongAngle(points: readonly Point[], angle: number): Rectangle {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    left = Math.min(left, u);
    right = Math.max(right, u);
    top = Math.min(top, v);
    bottom = Math.max(bottom, v);
  }
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  return { x: u * cos - v * sin, y: u * sin + v * cos, width: right - left + 1, height: bottom - top + 1, angle };
}

/** The same rectangle, named by the side that is nearer to the horizontal. */
function upright(rectangle: Rectangle): Rectangle {
  const turns = Math.round(rectangle.angle / QUARTER_TURN);
  const angle = rectangle.angle - turns * QUARTER_TURN;
  const swapped = turns % 2 !== 0;
  const { x, y, width, height } = rectangle;
  return { x, y, width: swapped ? height : width, height: swapped ? width : height, angle };
}

/** Andrew's monotone chain. */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const lower = chain(sorted);
  const upper = chain(sorted.reverse());
  return lower.length + upper.length < 3 ? lower : [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function chain(sorted: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of sorted) {
    while (kept.length > 1 && turn(kept.at(-2) as Point, kept.at(-1) as Point, point) <= 0) kept.pop();
    kept.push(point);
  }
  return kept;
}

/** Positive when the path bends anticlockwise. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

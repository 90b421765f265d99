import type { Box } from "../photo/info.ts";

/** px of the photo; any rendition will do, because only ratios matter. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a word stands, in px, along its own lines. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Radians from the horizontal. */
  readonly angle: number;
}

interface Located {
  readonly box: Box;
  readonly polygon: readonly { readonly x: number; readonly y: number }[];
}

/** How far, in sizes of the main number, a bib reaches around it. */
const BIB_REACH = { sideways: 1.3, upAndDown: 2.2 } as const;
/** Share of a digit's height under which a number counts as touching the photo's edge. */
const EDGE_SHARE = 0.25;

export function toPlace({ box, polygon }: Located, size: Size): Place {
  const [topLeft, topRight, , bottomLeft] = polygon.map(({ x, y }) => ({ x: x * size.width, y: y * size.height }));
  const x = (box.left + box.width / 2) * size.width;
  const y = (box.top + box.height / 2) * size.height;
  if (!topLeft || !topRight || !bottomLeft) {
    return { x, y, width: box.width * size.width, height: box.height * size.height, angle: 0 };
  }
  return {
    x,
    y,
    width: Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y),
    height: Math.hypot(bottomLeft.x - topLeft.x, bottomLeft.y - topLeft.y),
    angle: Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x),
  };
}

/** Whether a word stands where the bib of a number would still be. */
export function isOnBibOf(main: Place, word: Place): boolean {
  return (
    Math.abs(word.x - main.x) < BIB_REACH.sideways * main.width &&
    Math.abs(word.y - main.y) < BIB_REACH.upAndDown * main.height
  );
}

export function overlaps(a: Place, b: Place): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;
}

/** Whether a number reaches so near the left or right edge that a digit may be missing. */
export function isAtEdge({ box }: Located, place: Place, size: Size): boolean {
  const margin = (EDGE_SHARE * place.height) / size.width;
  return box.left < margin || box.left + box.width > 1 - margin;
}

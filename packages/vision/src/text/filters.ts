import type { BoundingBox, Point, TextDetection, TextFilters } from "../shapes.ts";

/** Keeps what the caller asked for: words by confidence, size and place, and the lines that still have a word. */
export function applyFilters(detections: readonly TextDetection[], filters: TextFilters | undefined): TextDetection[] {
  if (!filters) return [...detections];
  const { MinConfidence = 0, MinBoundingBoxHeight = 0, MinBoundingBoxWidth = 0 } = filters.WordFilter ?? {};
  const regions = filters.RegionsOfInterest ?? [];
  const words = detections.filter(
    ({ Type, Confidence, Geometry: { BoundingBox: box } }) =>
      Type === "WORD" &&
      Confidence >= MinConfidence &&
      box.Height >= MinBoundingBoxHeight &&
      box.Width >= MinBoundingBoxWidth &&
      (regions.length === 0 ||
        regions.some(({ BoundingBox: region, Polygon }) =>
          region ? contains(region, box) : isInside(Polygon ?? [], middleOf(box)),
        )),
  );
  const parents = new Set(words.map(({ ParentId }) => ParentId));
  return [...detections.filter(({ Type, Id }) => Type === "LINE" && parents.has(Id)), ...words];
}

function contains(region: BoundingBox, box: BoundingBox): boolean {
  const { X, Y } = middleOf(box);
  return X >= region.Left && X <= region.Left + region.Width && Y >= region.Top && Y <= region.Top + region.Height;
}

/** Whether a point lies in a polygon: a ray from it crosses an odd number of edges. */
function isInside(polygon: readonly Point[], { X, Y }: Point): boolean {
  const crossed = polygon.filter((from, index) => {
    const to = polygon[(index + 1) % polygon.length] as Point;
    return from.Y > Y !== to.Y > Y && X < from.X + ((Y - from.Y) / (to.Y - from.Y)) * (to.X - from.X);
  });
  return crossed.length % 2 === 1;
}

function middleOf(box: BoundingBox): Point {
  return { X: box.Left + box.Width / 2, Y: box.Top + box.Height / 2 };
}

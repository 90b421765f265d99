import type { BoundingBox, TextDetection, TextFilters } from "../shapes.ts";

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
      (regions.length === 0 || regions.some(({ BoundingBox: region }) => region && contains(region, box))),
  );
  const parents = new Set(words.map(({ ParentId }) => ParentId));
  return [...detections.filter(({ Type, Id }) => Type === "LINE" && parents.has(Id)), ...words];
}

function contains(region: BoundingBox, box: BoundingBox): boolean {
  const [x, y] = [box.Left + box.Width / 2, box.Top + box.Height / 2];
  return x >= region.Left && x <= region.Left + region.Width && y >= region.Top && y <= region.Top + region.Height;
}

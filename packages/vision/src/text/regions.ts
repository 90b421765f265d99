import { clip, type Picture, type Region } from "../image/picture.ts";

/** A part of the picture in which text is looked for, and at which scale. */
export interface SearchRegion extends Region {
  /** px of the net's input per px of the picture. */
  readonly scale: number;
}

/** Where a runner's bib hangs, in sizes of the face above it. */
const TORSO = { halfWidth: 1.8, top: 1.2, bottom: 5 } as const;

export interface RegionOptions {
  /** Height, in px, that a face would have at the region's scale. */
  readonly faceHeight: number;
  readonly maxScale: number;
  /** Upper limit of all regions together, in px of the net's input. */
  readonly maxPixels: number;
}

/**
 * One region per torso under a face, at the scale that suits its size; torsos that overlap share a region where that is
 * cheaper. Bibs of small and of large people are so read at the same size.
 */
export function torsoRegions(picture: Picture, faces: readonly Region[], options: RegionOptions): SearchRegion[] {
  const regions = faces.flatMap((face) => {
    const torso = clip(picture, {
      left: face.left + face.width / 2 - TORSO.halfWidth * face.width,
      top: face.top + TORSO.top * face.height,
      width: 2 * TORSO.halfWidth * face.width,
      height: (TORSO.bottom - TORSO.top) * face.height,
    });
    return torso ? [{ ...torso, scale: Math.min(options.maxScale, options.faceHeight / face.height) }] : [];
  });
  const merged = mergeCheaper(regions);
  const total = merged.reduce((sum, region) => sum + pixels(region), 0);
  if (total <= options.maxPixels) return merged;
  const shrink = Math.sqrt(options.maxPixels / total);
  return merged.map((region) => ({ ...region, scale: region.scale * shrink }));
}

/** Joins regions as long as the joint region costs less than its parts. */
function mergeCheaper(regions: readonly SearchRegion[]): SearchRegion[] {
  const merged = [...regions];
  for (let first = 0; first < merged.length; first++) {
    for (let second = first + 1; second < merged.length; second++) {
      const [a, b] = [merged[first] as SearchRegion, merged[second] as SearchRegion];
      const joint = union(a, b);
      if (pixels(joint) > pixels(a) + pixels(b)) continue;
      merged.splice(second, 1);
      merged[first] = joint;
      // The joint region may now reach others that were passed over.
      first = -1;
      break;
    }
  }
  return merged;
}

function union(a: SearchRegion, b: SearchRegion): SearchRegion {
  const left = Math.min(a.left, b.left);
  const top = Math.min(a.top, b.top);
  return {
    left,
    top,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
    scale: Math.max(a.scale, b.scale),
  };
}

/** px of the net's input */
export function pixels({ width, height, scale }: SearchRegion): number {
  return width * height * scale * scale;
}

/**
 * Splits a region until each part is at most so large, because memory grows with the largest run. Parts share a strip in
 * which a line fits whole.
 * @param overlap px of the net's input
 */
export function split(region: SearchRegion, maxPixels: number, overlap: number): SearchRegion[] {
  if (pixels(region) <= maxPixels) return [region];
  const { left, top, width, height, scale } = region;
  const [length, start] = width >= height ? [width, left] : [height, top];
  const half = Math.ceil((length + overlap / scale) / 2);
  if (half >= length) return [region];
  return [start, start + length - half].flatMap((from) =>
    split(
      width >= height
        ? { left: from, top, width: half, height, scale }
        : { left, top: from, width, height: half, scale },
      maxPixels,
      overlap,
    ),
  );
}

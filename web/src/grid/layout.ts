import type { GridPhoto } from "./grid-photo.ts";
import { ratioOf, type Segment } from "./segments.ts";

/** px */
export interface GridSize {
  readonly width: number;
  /** Height that rows aim at. */
  readonly row: number;
  readonly gap: number;
}

export interface PlacedTile {
  readonly photo: GridPhoto;
  readonly left: number;
  readonly width: number;
  /** Place in the whole gallery, from 0. */
  readonly index: number;
}

/** A row of photos, or the place of a segment whose photos have not arrived. px from the top of the grid. */
export interface Band {
  readonly key: string;
  readonly top: number;
  readonly height: number;
  readonly tiles: readonly PlacedTile[];
  /** Set for a segment that is yet to be loaded. */
  readonly missing?: Segment | undefined;
}

/** A last row this full is drawn out to the full width; an emptier one joins the row above. */
const FULL_ENOUGH = 0.6;
/** A row may be this much higher than rows aim at. */
const HIGHEST = 1.6;

/** Every row of the gallery with its exact place, from the first moment on: nothing moves when photos arrive. */
export function bandsOf(segments: readonly Segment[], size: GridSize): Band[] {
  const bands: Band[] = [];
  let top = 0;
  let index = 0;
  for (const [number, segment] of segments.entries()) {
    const isLast = number === segments.length - 1;
    const rows = segment.from === undefined ? flowRows(segment, size, isLast) : fittedRows(segment, size);
    if (!rows) {
      const height = heightOf(segment, size);
      bands.push({ key: segment.key, top, height, tiles: [], missing: segment });
      top += height + size.gap;
      index += segment.count;
      continue;
    }
    for (const [place, row] of rows.entries()) {
      bands.push({ key: `${segment.key}-${place}`, top, height: row.height, tiles: placed(row, index, size) });
      top += row.height + size.gap;
      index += row.photos.length;
    }
  }
  return bands;
}

export function totalHeight(bands: readonly Band[]): number {
  const last = bands.at(-1);
  return last ? last.top + last.height : 0;
}

interface Row {
  readonly photos: readonly GridPhoto[];
  readonly height: number;
  /** Too few photos for the full width: they keep their own. */
  readonly isShort: boolean;
}

/** Rows as the style sheet breaks them, so that a page drawn on the server stays as it is when script takes over. */
function flowRows({ photos = [] }: Segment, size: GridSize, isLast: boolean): Row[] {
  const rows: GridPhoto[][] = [];
  let width = 0;
  for (const photo of photos) {
    const wide = (photo.w / photo.h) * size.row;
    const row = rows.at(-1);
    if (row && width + size.gap + wide <= size.width) {
      row.push(photo);
      width += size.gap + wide;
    } else {
      rows.push([photo]);
      width = wide;
    }
  }
  const last = rows.at(-1);
  if (last && !isLast && rows.length > 1 && (ratioOf(last) * size.row) / size.width < FULL_ENOUGH) {
    rows.at(-2)?.push(...(rows.pop() ?? []));
  }
  return rows.map((row, place) => {
    const stretched = stretchedHeight(row.length, ratioOf(row), size);
    const isShort = isLast && place === rows.length - 1 && stretched > size.row;
    return { photos: row, height: isShort ? size.row : stretched, isShort };
  });
}

/** Rows that fill exactly the height the segment had while it was empty; pictures are cropped by a hair where needed. */
function fittedRows(segment: Segment, size: GridSize): Row[] | undefined {
  const { photos } = segment;
  if (!photos) return undefined;
  if (photos.length === 0) return [];
  const count = rowCount(segment, size);
  const share = ratioOf(photos) / count;
  const rows: GridPhoto[][] = [[]];
  let filled = 0;
  for (const photo of photos) {
    const ratio = photo.w / photo.h;
    const row = Math.min(count - 1, Math.floor((filled + ratio / 2) / share));
    while (rows.length <= row) rows.push([]);
    rows[row]?.push(photo);
    filled += ratio;
  }
  const full = rows.filter((row) => row.length > 0);
  const stretched = full.map((row) => stretchedHeight(row.length, ratioOf(row), size));
  const heights = stretched.map((height) => Math.min(height, size.row * HIGHEST));
  const natural = heights.reduce((sum, height) => sum + height, 0);
  const scale = (heightOf(segment, size) - (full.length - 1) * size.gap) / natural;
  return full.map((row, place) => {
    const height = heights[place] ?? size.row;
    return { photos: row, height: height * scale, isShort: (stretched[place] ?? 0) > height };
  });
}

function rowCount({ count, ratio }: Segment, { width, row, gap }: GridSize): number {
  return Math.max(1, Math.round((ratio * row + (count - 1) * gap) / width));
}

/** px that a segment takes, known from its numbers alone. */
function heightOf(segment: Segment, size: GridSize): number {
  if (segment.count === 0) return 0;
  const rows = rowCount(segment, size);
  const height = stretchedHeight(segment.count / rows, segment.ratio / rows, size);
  return rows * Math.min(height, size.row * HIGHEST) + (rows - 1) * size.gap;
}

function stretchedHeight(count: number, ratio: number, { width, gap }: GridSize): number {
  return (width - gap * (count - 1)) / ratio;
}

/** Left to right; a row that is meant to be full is, to the pixel. */
function placed({ photos, height, isShort }: Row, index: number, { width, gap }: GridSize): PlacedTile[] {
  const unit = isShort ? height : (width - gap * (photos.length - 1)) / ratioOf(photos);
  let left = 0;
  return photos.map((photo, place) => {
    const wide = (photo.w / photo.h) * unit;
    const tile = { photo, left, width: wide, index: index + place };
    left += wide + gap;
    return tile;
  });
}

/** Rows that reach into a stretch of the gallery, in px from its top; found by halving, because there may be ten thousand. */
export function bandsWithin(bands: readonly Band[], top: number, bottom: number): readonly Band[] {
  return bands.slice(
    firstWhere(bands, (band) => band.top + band.height >= top),
    firstWhere(bands, (band) => band.top > bottom),
  );
}

/** The first place from which on a condition holds. */
function firstWhere(bands: readonly Band[], holds: (band: Band) => boolean): number {
  let [low, high] = [0, bands.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const band = bands[middle];
    if (band && holds(band)) high = middle;
    else low = middle + 1;
  }
  return low;
}

import type { Photo } from "@snaprace/core/photo";
import { type Evidence, evidenceOf } from "../gallery/evidence.ts";
import type { PhotoResource } from "../gallery/photo-resource.ts";
import { tintOf } from "./tint.ts";

/** A photo as the grid needs it. */
export interface GridPhoto {
  readonly id: string;
  /** px of the upright photo */
  readonly w: number;
  readonly h: number;
  /** Thumbhash, base64; absent where a mean colour has to do. */
  readonly hash?: string | undefined;
  /** Mean colour, three hex digits. */
  readonly tint: string;
  /** Captured, ms since 1970. */
  readonly t: number;
  /** Photographer's id. */
  readonly by?: string | undefined;
  readonly match?: GridMatch | undefined;
  readonly timed?: Timed | undefined;
}

/** Where, and s from the runner's own time, a photo of her was taken. */
export type Timed = readonly [place: string, seconds: number];

export interface GridMatch extends Evidence {
  readonly bib: string;
}

/** A {@link GridPhoto} as the API sends hundreds of them: one array each, in the order of the fields. */
export type TileRow = readonly [
  id: string,
  w: number,
  h: number,
  hash: string,
  t: number,
  by: string | 0,
  match?: Photo.Tile["match"],
  timed?: Timed,
];

export function toGridPhoto(tile: Photo.Tile): GridPhoto {
  return rowToGridPhoto(toTileRow(tile));
}

export function toTileRow(tile: Photo.Tile, timed?: Timed): TileRow {
  const { photoId, width, height, thumbhash, captureTime, photographerId, match } = tile;
  const row = [photoId, width, height, thumbhash, Date.parse(captureTime), photographerId ?? 0] as const;
  if (!match) return row;
  return timed ? [...row, match, timed] : [...row, match];
}

export function rowToGridPhoto([id, w, h, hash, t, by, match, timed]: TileRow): GridPhoto {
  return {
    id,
    w,
    h,
    hash,
    tint: tintOf(hash),
    t,
    ...(by !== 0 && { by }),
    ...(timed && { timed }),
    ...(match && { match: { bib: match.bib, ...evidenceOf(match) } }),
  };
}

/** From an answer of the API. */
export function resourceToGridPhoto(photo: PhotoResource): GridPhoto {
  return {
    id: photo.id,
    w: photo.width,
    h: photo.height,
    hash: photo.thumbhash,
    tint: tintOf(photo.thumbhash),
    t: Date.parse(photo.capturedAt),
    ...(photo.photographer !== undefined && { by: photo.photographer }),
    ...(photo.match && { match: { bib: photo.match.bib, ...evidenceOf(photo.match) } }),
  };
}

import type { Photo } from "@snaprace/core/photo";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { clockAt } from "./local-time.ts";
import type { PhotoResource } from "./photo-resource.ts";

/** A photo as the grid needs it: short names, because sixty of them are written into every page. */
export interface GridPhoto {
  readonly id: string;
  /** px of the upright photo */
  readonly w: number;
  readonly h: number;
  /** Thumbhash, base64. */
  readonly hash: string;
  /** `09:42:13`, the clock at the event. */
  readonly at: string;
  readonly match?: GridMatch | undefined;
}

export interface GridMatch extends Evidence {
  readonly bib: string;
}

export function toGridPhoto(tile: Photo.Tile, timeZone: string): GridPhoto {
  const { photoId, width, height, thumbhash, captureTime, match } = tile;
  return grid({ id: photoId, width, height, thumbhash, capturedAt: captureTime, match }, timeZone);
}

/** From an answer of the API. */
export function resourceToGridPhoto(photo: PhotoResource, timeZone: string): GridPhoto {
  return grid(photo, timeZone);
}

type Source = Pick<PhotoResource, "id" | "width" | "height" | "thumbhash" | "capturedAt" | "match">;

function grid({ id, width, height, thumbhash, capturedAt, match }: Source, timeZone: string): GridPhoto {
  return {
    id,
    w: width,
    h: height,
    hash: thumbhash,
    at: clockAt(capturedAt, timeZone),
    ...(match && { match: { bib: match.bib, ...evidenceOf(match) } }),
  };
}

import type { Photo } from "@snaprace/core/photo";
import { type ImageAddress, imageUrl } from "./image-url.ts";

/** A photo as the API answers it. */
export interface PhotoResource {
  readonly id: string;
  /** px of the upright original */
  readonly width: number;
  readonly height: number;
  /** base64 */
  readonly thumbhash: string;
  /** ISO 8601 UTC */
  readonly capturedAt: string;
  readonly photographer?: string | undefined;
  /** Why the photo is among a bib's. */
  readonly match?: Photo.Tile["match"];
  readonly images: { readonly small: string; readonly medium: string; readonly large: string };
}

export function photoResource(tile: Photo.Tile, address: ImageAddress): PhotoResource {
  const { photoId, width, height, thumbhash, captureTime, photographerId, match } = tile;
  return {
    id: photoId,
    width,
    height,
    thumbhash,
    capturedAt: captureTime,
    ...(photographerId !== undefined && { photographer: photographerId }),
    ...(match && { match }),
    images: {
      small: imageUrl(address, photoId, "small"),
      medium: imageUrl(address, photoId, "medium"),
      large: imageUrl(address, photoId, "large"),
    },
  };
}

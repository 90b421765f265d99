import { z } from "zod";
import { BibMatch, Info } from "./info.ts";

/** What a grid needs of a photo, and nothing a stranger must not see. */
export const Tile = z.object({
  photoId: Info.shape.photoId,
  /** px of the upright original */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  thumbhash: z.string(),
  /** ISO 8601 UTC */
  captureTime: z.string(),
  photographerId: Info.shape.photographerId,
  /** Why this photo is among the results. */
  match: BibMatch.pick({ bib: true, confidence: true, source: true, state: true, onStartList: true }).optional(),
});
export type Tile = z.infer<typeof Tile>;

/** A photo runners may find: rendered, and neither hidden nor taken down. A partial photo is shown; it is only not fully read. */
export function isVisible(photo: Info): boolean {
  return photo.visibility === "visible" && (photo.status === "searchable" || photo.status === "partial");
}

export function isSearchable(photo: Info): boolean {
  return isVisible(photo) && photo.status === "searchable";
}

/** @returns `undefined` for a photo that was never rendered */
export function toTile(photo: Info): Tile | undefined {
  const { photoId, width, height, thumbhash, captureTime, photographerId } = photo;
  if (!width || !height || !thumbhash || !captureTime) return undefined;
  return { photoId, width, height, thumbhash, captureTime, photographerId };
}

import type { Event } from "@snaprace/core/event";
import { Gallery } from "@snaprace/core/gallery";
import type { Photo } from "@snaprace/core/photo";
import { Photographer } from "@snaprace/core/photographer";
import type { VisibleEvent } from "../gallery/visible-event.ts";
import type { SiteContext } from "../server/context.ts";

/** What is told about one photo: who is on it, with the reason for each, when, and by whom. */
export interface PhotoDetails {
  readonly id: string;
  /** ISO 8601 UTC */
  readonly capturedAt: string | undefined;
  readonly isReadWhole: boolean;
  readonly bibs: readonly (Pick<Photo.BibMatch, "bib" | "confidence" | "source" | "state" | "onStartList"> & {
    /** Middle of the bib from the photo's left edge, 0–1; absent where nobody knows. */
    readonly at?: number;
  })[];
  readonly photographer:
    | { readonly id: string; readonly name: string; readonly website?: string | undefined }
    | undefined;
}

/** @returns `undefined` for a photo that runners may not see */
export async function photoDetails(
  { projection }: Pick<SiteContext, "projection">,
  { event, truth }: Pick<VisibleEvent, "truth"> & { readonly event: Event.Info },
  photoId: string,
): Promise<PhotoDetails | undefined> {
  const photo = await Gallery.photo(projection, event, photoId);
  if (!photo) return undefined;
  const photographer = photo.photographerId ? await Photographer.fromID(truth, photo.photographerId) : undefined;
  return {
    id: photo.photoId,
    capturedAt: photo.captureTime,
    isReadWhole: photo.status === "searchable",
    bibs: shownBibs(photo).map(({ bib, confidence, source, state, onStartList, box }) => ({
      bib,
      confidence,
      source,
      state,
      ...(onStartList !== undefined && { onStartList }),
      ...(box && { at: Math.round((box.left + box.width / 2) * 1000) / 1000 }),
    })),
    photographer: photographer && {
      id: photographer.photographerId,
      name: photographer.name,
      ...(photographer.website !== undefined && { website: photographer.website }),
    },
  };
}

/** Each bib once, with its best reading; nothing that a person has refused. */
export function shownBibs(photo: Pick<Photo.Info, "bibs">): Photo.BibMatch[] {
  const best = new Map<string, Photo.BibMatch>();
  for (const match of photo.bibs) {
    if (match.state === "rejected") continue;
    const known = best.get(match.bib);
    if (!known || known.confidence < match.confidence) best.set(match.bib, match);
  }
  return [...best.values()];
}

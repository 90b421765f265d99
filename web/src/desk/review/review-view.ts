import { Photo } from "@snaprace/core/photo";
import type { Review } from "@snaprace/core/review";
import { clockAt } from "../../gallery/local-time.ts";
import { query } from "../../gallery/paths.ts";

interface Images {
  readonly cdnUrl: string;
  readonly preview: string | undefined;
  readonly timeZone: string;
  readonly photographers: ReadonlyMap<string, string>;
}

/** One thing to decide, as the browser needs it. */
export function itemView(item: Review.Item, { cdnUrl, preview, timeZone, photographers }: Images) {
  const { photo, reading, claim, said, candidates, burst, sure } = item;
  const image = (name: "large" | "medium") => `${cdnUrl}/${Photo.keys.rendition(photo, name)}${query({ preview })}`;
  return {
    key: `${photo.photoId} ${reading?.bib ?? (claim ? `claim ${claim}` : "")}`,
    photoId: photo.photoId,
    width: photo.width ?? 1,
    height: photo.height ?? 1,
    large: image("large"),
    medium: image("medium"),
    fileName: photo.fileName,
    takenAt: photo.captureTime ? clockAt(photo.captureTime, timeZone) : "",
    photographer: photographers.get(photo.photographerId ?? "") ?? "",
    reading: reading && {
      bib: reading.bib,
      isFace: reading.source === "face",
      percent: Math.round(reading.confidence),
      reasons: reading.reasons,
      box: reading.box ?? null,
    },
    claim: claim ?? null,
    said: said ?? null,
    /** Which of a person's decisions about the photo this shows. */
    seenAt: photo.reviewedAt ?? null,
    candidates,
    burst,
    sure,
  };
}
export type ItemView = ReturnType<typeof itemView>;

export interface QueueView {
  readonly items: readonly ItemView[];
  /** All that wait, with these. */
  readonly total: number;
  /** Of all that wait, whether shown or not, what runners have said something of. */
  readonly reported: number;
}

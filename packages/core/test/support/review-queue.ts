import { Photo } from "../../src/photo/index.ts";
import { Review } from "../../src/review/index.ts";

type Runners = Parameters<typeof Review.queue>[0]["runners"];

/** The review queue as it comes from the rows that are written with the photos. */
export function reviewQueue(
  photos: readonly Photo.Info[],
  runners: Runners,
  part: Review.Part,
  reports: Review.Reports = new Map(),
): Promise<Review.Queue> {
  const row = Object.fromEntries(photos.map((photo) => [photo.photoId, Photo.coverValue(photo)] as const));
  const asked = async (ids: readonly string[]) => photos.filter(({ photoId }) => ids.includes(photoId));
  return Review.queue({ facts: Photo.toCoverFacts([row]), runners, reports, photos: asked }, part);
}

import type { Info } from "../photo/photo.ts";
import type { FaceMatch } from "../port/index.ts";

/** Photos on which the same bib must hang under a matching face. Strangers who look alike wear different ones. */
const LEAST = 2;

/**
 * The bib that the searched person wears: the one that most matching faces wear, when at least two do and no other bib comes
 * close. Two kinds of evidence that know nothing of each other, so their agreement is worth more than any likeness.
 */
export function wornBib(matches: readonly FaceMatch[], photos: readonly Info[]): string | undefined {
  const photoById = new Map(photos.map((photo) => [photo.photoId, photo]));
  const seenOn = new Map<string, Set<string>>();
  for (const { photoId, faceId } of matches) {
    const bib = photoById.get(photoId)?.faces.find((face) => face.faceId === faceId)?.bib;
    if (bib !== undefined) seenOn.set(bib, (seenOn.get(bib) ?? new Set()).add(photoId));
  }
  const [first, second] = [...seenOn].map(([bib, on]) => ({ bib, count: on.size })).sort((a, b) => b.count - a.count);
  return first && first.count >= LEAST && first.count > (second?.count ?? 0) ? first.bib : undefined;
}

import type { FaceMatch } from "../port/index.ts";
import { BANDS } from "../selfie/bands.ts";

/** A face under which a bib hangs for sure. */
export interface FaceLink {
  readonly bib: string;
  readonly faceId: string;
  readonly photoId: string;
  /** Share of the photo that the face fills, 0–1: large faces are told apart best. */
  readonly area: number;
}

/** Only likeness that a runner would be shown as her own counts. */
export const MIN_SIMILARITY = BANDS.sure;
/** Photos on which a bib must hang under a face before anything follows from that face. */
const LEAST_PHOTOS = 2;
/** Faces of one runner that are compared: what the largest do not find, small ones find least of all, and each costs a call. */
const MOST_LINKS = 3;
/** How many of them must find the same face. One likeness alone is a stranger too often: docs/ACCURACY.md has the figures. */
const LEAST_VOTES = 2;

/** The faces of a bib to compare with all others: the largest, one a photo; none when too few photos show it. */
export function chosen(links: readonly FaceLink[]): FaceLink[] {
  const largest = new Map<string, FaceLink>();
  for (const link of links) {
    if (link.area > (largest.get(link.photoId)?.area ?? 0)) largest.set(link.photoId, link);
  }
  if (largest.size < LEAST_PHOTOS) return [];
  return [...largest.values()].sort((a, b) => b.area - a.area).slice(0, MOST_LINKS);
}

/**
 * What several faces with the same bib agree on.
 * @param searches the matches of each chosen face
 * @returns faces that at least two of them are like, each with its greatest similarity
 */
export function agreed(searches: readonly (readonly FaceMatch[])[]): FaceMatch[] {
  const votes = new Map<string, { match: FaceMatch; count: number }>();
  for (const matches of searches) {
    for (const match of matches) {
      const known = votes.get(match.faceId);
      const best = known && known.match.similarity >= match.similarity ? known.match : match;
      votes.set(match.faceId, { match: best, count: (known?.count ?? 0) + 1 });
    }
  }
  return [...votes.values()].filter(({ count }) => count >= LEAST_VOTES).map(({ match }) => match);
}

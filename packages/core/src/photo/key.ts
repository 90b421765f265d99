import { EventId, OrganizerId, PhotoId } from "../id/index.ts";
import { RENDITIONS, type RenditionName } from "../image/renditions.ts";

interface PhotoRef {
  readonly organizerId: string;
  readonly eventId: string;
  readonly photoId: string;
}

/** Where each object of a photo lies in the bucket; the CDN serves `processed/` under the same path. */
export const keys = {
  original: ({ organizerId, eventId, photoId }: PhotoRef) => `${organizerId}/${eventId}/raw/${photoId}.original`,
  rendition: ({ organizerId, eventId, photoId }: PhotoRef, name: RenditionName) =>
    `${organizerId}/${eventId}/processed/${photoId}${RENDITIONS[name].suffix}`,
  /** What the recogniser said: private, and enough to rebuild the projection without asking it again. */
  analysis: ({ organizerId, eventId, photoId }: PhotoRef) => `${organizerId}/${eventId}/analysis/${photoId}.json`,
} as const;

export interface OriginalKey extends PhotoRef {
  readonly key: string;
}

const ORIGINAL = /^([^/]+)\/([^/]+)\/raw\/([^/]+)\.original$/;

/** Reads an original's key; anything that is not exactly one is `undefined`. */
export function parseOriginalKey(key: string): OriginalKey | undefined {
  const [, organizerId, eventId, photoId] = ORIGINAL.exec(key) ?? [];
  const valid =
    OrganizerId.safeParse(organizerId).success &&
    EventId.safeParse(eventId).success &&
    PhotoId.safeParse(photoId).success;
  return valid ? { key, organizerId: organizerId!, eventId: eventId!, photoId: photoId! } : undefined;
}

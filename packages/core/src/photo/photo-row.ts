import type { Info } from "./info.ts";
import { isVisible } from "./tile.ts";

interface EventRef {
  readonly organizerId: string;
  readonly eventId: string;
}

/** Table keys of everything about photos. Sort keys hold the capture time, so order never comes from ids. */
export const partition = ({ organizerId, eventId }: EventRef) => `ORG#${organizerId}#EVT#${eventId}`;
export const PHOTO_PREFIX = "PHOTO#";
export const photoKey = (photo: EventRef & { readonly photoId: string }) => ({
  PK: partition(photo),
  SK: `${PHOTO_PREFIX}${photo.photoId}`,
});

export const eventIndexKey = (eventId: string) => `EVT#${eventId}`;
export const photographerIndexKey = (photographerId: string) => `PHOTOGRAPHER#${photographerId}`;
export const photographerSortPrefix = (eventId: string) => `EVT#${eventId}#TIME#`;
export const timeSortKey = (captureTime: string, photoId = "") => `TIME#${captureTime}#${photoId}`;

/** The PHOTO item. Only photos runners may see carry index keys: the indexes are sparse. */
export function photoRow(photo: Info): Record<string, unknown> {
  const row = { ...photoKey(photo), type: "PHOTO", ...photo };
  if (!isVisible(photo) || !photo.captureTime) return row;
  return {
    ...row,
    GSI1PK: eventIndexKey(photo.eventId),
    GSI1SK: timeSortKey(photo.captureTime, photo.photoId),
    ...(photo.photographerId && {
      GSI2PK: photographerIndexKey(photo.photographerId),
      GSI2SK: `${photographerSortPrefix(photo.eventId)}${photo.captureTime}#${photo.photoId}`,
    }),
  };
}

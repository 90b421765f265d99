import type { Disclosure } from "@snaprace/core/disclosure";
import type { Event } from "@snaprace/core/event";
import type { Photo } from "@snaprace/core/photo";

interface DisclosedPhoto extends Pick<Photo.Info, "photoId" | "fileName" | "uploadedAt" | "visibility" | "status"> {
  readonly capturedAt: string | undefined;
  readonly photographer: string | undefined;
  readonly readings: Disclosure.PhotoOfRunner["readings"];
  readonly hasFaceOfRunner: boolean;
  readonly hasFaceLikeRunner: boolean;
}

export interface DisclosureData extends Omit<Disclosure.Disclosed, "photos"> {
  readonly event: { readonly id: string; readonly name: string; readonly day: string; readonly timeZone: string };
  readonly madeAt: string;
  readonly photos: readonly DisclosedPhoto[];
  readonly facesExpireAt: string | undefined;
  readonly photosExpireAt: string | undefined;
}

/** What is held of a runner, as a program reads it. Of each photo only what is about this runner: others are on it, too. */
export function disclosureData(event: Event.Info, disclosed: Disclosure.Disclosed, madeAt: Date): DisclosureData {
  return {
    event: { id: event.eventId, name: event.name, day: event.startsOn, timeZone: event.timeZone },
    madeAt: madeAt.toISOString(),
    ...disclosed,
    photos: disclosed.photos.map(({ photo, readings, hasFace, isProposed }) => ({
      photoId: photo.photoId,
      fileName: photo.fileName,
      capturedAt: photo.captureTime,
      uploadedAt: photo.uploadedAt,
      photographer: photo.photographerId,
      visibility: photo.visibility,
      status: photo.status,
      readings,
      hasFaceOfRunner: hasFace,
      hasFaceLikeRunner: isProposed,
    })),
    facesExpireAt: event.facesExpireAt,
    photosExpireAt: event.photosExpireAt,
  };
}

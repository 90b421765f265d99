import { Photo } from "../../src/photo/index.ts";

export const EVENT = { organizerId: "demo", eventId: "seoul-trail-2026" };

/** Photo ids differ in their last digit. */
export const id = (digit: number) => `0123456789ABCDEFGHJKMNPQR${digit}`;

/** A photo that runners can find, taken in the second of its digit by the one camera. */
export function photo(digit: number, extra: Partial<Photo.Info> = {}): Photo.Info {
  return Photo.Info.parse({
    ...EVENT,
    photoId: id(digit),
    revision: 1,
    pipelineVersion: 1,
    status: "searchable",
    visibility: "visible",
    attempts: 1,
    fileName: "a.jpg",
    size: 1,
    uploadedAt: "2026-10-18T00:00:00.000Z",
    updatedAt: "2026-10-18T00:00:00.000Z",
    captureTime: `2026-10-18T00:00:0${digit}.000Z`,
    captureTimeSource: "exif",
    cameraId: "camera",
    width: 3000,
    height: 2000,
    thumbhash: "hash",
    ...extra,
  });
}

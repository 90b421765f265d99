import { deskPaths } from "../paths.ts";
import { ApiError } from "../upload/upload-api.ts";
import type { Camera, CameraPreview } from "./cameras.ts";
import type { Changed, PhotosChange } from "./change-photos.ts";
import type { DeskPhotoPage } from "./load-photos.ts";

/* All throw ApiError, with the code `network` when there was no answer. */

export async function fetchPhotos(eventId: string, query: string): Promise<DeskPhotoPage> {
  return ask(deskPaths.api.photos(eventId, query));
}

export async function changeOnce(eventId: string, change: PhotosChange): Promise<Changed> {
  return ask(deskPaths.api.photos(eventId), change);
}

export async function fetchCameras(eventId: string): Promise<readonly Camera[]> {
  return (await ask<{ cameras: readonly Camera[] }>(deskPaths.api.cameras(eventId))).cameras;
}

export async function fetchPreview(eventId: string, cameraId: string): Promise<CameraPreview> {
  return ask(deskPaths.api.cameras(eventId, `?camera=${encodeURIComponent(cameraId)}`));
}

/** Sets a camera's clock, step by step through the event. @returns how many photos moved */
export async function shiftCamera(eventId: string, cameraId: string, shiftMs: number): Promise<number> {
  let photos = 0;
  let cursor: string | undefined;
  do {
    const step: Changed = await ask(deskPaths.api.cameras(eventId), { cameraId, shiftMs, cursor });
    photos += step.photos;
    cursor = step.next;
  } while (cursor !== undefined);
  return photos;
}

async function ask<Answer>(url: string, body?: object): Promise<Answer> {
  const init = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(url, init);
    // An answer that broke off is none: taken for an empty one, a shift half-way through would look like its end.
    if (response.ok) return (await response.json()) as Answer;
  } catch {
    throw new ApiError("network");
  }
  // What stands in between may answer with a page: then its words are ours.
  const refusal = (await response.json().catch(() => ({}))) as { code?: string };
  throw new ApiError(refusal.code ?? "internal");
}

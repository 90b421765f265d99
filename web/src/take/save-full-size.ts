import { paths } from "../gallery/paths.ts";
import { saveFile } from "./save-file.ts";

export type FullSizeOutcome = "fullSaved" | "fullArchived" | "fullFailed";

/** Saves a photo as large as it was taken. One at a time, so that a phone holds no more than one in its memory. */
export async function saveFullSize(
  eventId: string,
  photoId: string,
  preview: string | undefined,
): Promise<FullSizeOutcome> {
  try {
    const response = await fetch(paths.api.fullDownload(eventId, photoId, preview));
    if (response.status === 409) return "fullArchived";
    if (!response.ok) return "fullFailed";
    const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? `${photoId}.jpg`;
    saveFile(await response.blob(), name);
    return "fullSaved";
  } catch {
    return "fullFailed";
  }
}

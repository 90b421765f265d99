import { paths } from "../gallery/paths.ts";

export type FullSizeOutcome = "fullSaved" | "fullArchived" | "fullFailed";

/** ms that a browser needs to begin saving what an address of its own memory leads to. */
const HANDED_OVER_MS = 60_000;

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
    const url = URL.createObjectURL(await response.blob());
    Object.assign(document.createElement("a"), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), HANDED_OVER_MS);
    return "fullSaved";
  } catch {
    return "fullFailed";
  }
}

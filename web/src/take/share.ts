import { type ImageAddress, imageUrl } from "../gallery/image-url.ts";
import { reportVisit } from "../numbers/report-visit.ts";

export type ShareOutcome = "shared" | "copied" | "copyFailed";

/** Files a phone's share sheet takes without trouble; more photos than these go as a link. */
const MOST_FILES = 10;
/** Photos that a link carries: longer addresses are cut by messengers. */
export const MOST_IN_LINK = 60;

interface Shared {
  /** The event whose shares are counted; absent for previews. */
  readonly countFor: string | undefined;
  readonly title: string;
  readonly url: string;
  readonly address: ImageAddress;
  readonly photos: readonly { readonly id: string }[];
}

/** Hands photos to the device's own share sheet as pictures, or as a link where it takes no files; else copies the link. */
export async function sharePhotos(shared: Shared): Promise<ShareOutcome> {
  const outcome = await handOver(shared);
  if (shared.countFor && outcome !== "closed" && outcome !== "copyFailed") reportVisit(shared.countFor, "share");
  return outcome === "closed" ? "shared" : outcome;
}

/**
 * What is said after photos were shared; nothing where the device's own sheet has said it all.
 * @param picked photos, of which the link holds {@link MOST_IN_LINK} at most
 */
export function sharedWords(outcome: ShareOutcome, picked: number) {
  const isCut = picked > MOST_IN_LINK;
  if (outcome === "copyFailed") return outcome;
  if (outcome === "copied") return isCut ? "copiedFirst" : outcome;
  return isCut ? "sharedFirst" : undefined;
}

async function handOver({ title, url, address, photos }: Shared): Promise<ShareOutcome | "closed"> {
  try {
    if (!navigator.share) return await copy(url);
    const files = photos.length <= MOST_FILES ? await pictures(address, photos) : [];
    const withFiles = { title, files };
    await navigator.share(files.length > 0 && navigator.canShare?.(withFiles) ? withFiles : { title, url });
    return "shared";
  } catch (error) {
    // Closing the device's own dialog is no failure.
    if (error instanceof DOMException && error.name === "AbortError") return "closed";
    return copy(url);
  }
}

/** Only where the device says it can share files at all: otherwise they would be fetched for nothing. */
async function pictures(address: ImageAddress, photos: Shared["photos"]): Promise<File[]> {
  const probe = new File([], "photo.jpg", { type: "image/jpeg" });
  if (!navigator.canShare?.({ files: [probe] })) return [];
  return Promise.all(
    photos.map(async ({ id }) => {
      const response = await fetch(imageUrl(address, id, "large"));
      if (!response.ok) throw new Error(`The picture answered ${response.status}.`);
      return new File([await response.blob()], `${id}.jpg`, { type: "image/jpeg" });
    }),
  );
}

async function copy(url: string): Promise<ShareOutcome> {
  try {
    await navigator.clipboard.writeText(url);
    return "copied";
  } catch {
    return "copyFailed";
  }
}

import { every } from "../gallery/every.ts";
import { type Info, isVisible } from "../photo/photo.ts";
import type { Projection } from "../port/index.ts";
import type { FaceLink } from "./agree.ts";

/** Of an event's faces, those from which proposals follow and those that have one. */
export interface EventFaces {
  /** By bib. */
  readonly links: ReadonlyMap<string, readonly FaceLink[]>;
  /** By the bib that is proposed. */
  readonly proposed: ReadonlyMap<string, readonly { readonly faceId: string; readonly photoId: string }[]>;
  /** Bibs of photos that changed since the time that was asked for. */
  readonly changed: ReadonlySet<string> | undefined;
}

/**
 * Reads the whole event, and keeps some 100 bytes a face.
 * @param since ISO 8601, UTC
 */
export async function eventFaces(
  projection: Pick<Projection, "list">,
  event: { readonly organizerId: string; readonly eventId: string },
  since?: string,
): Promise<EventFaces> {
  const changed = since === undefined ? undefined : new Set<string>();
  const links = new Map<string, FaceLink[]>();
  const proposed = new Map<string, { faceId: string; photoId: string }[]>();
  for await (const photo of every(projection, event)) {
    const sure = sureBibs(photo);
    if (changed && since !== undefined && Date.parse(photo.updatedAt) >= Date.parse(since)) {
      for (const { bib } of photo.bibs) changed.add(bib);
      for (const { proposal } of photo.faces) if (proposal) changed.add(proposal.bib);
    }
    for (const { faceId, bib, box, proposal } of photo.faces) {
      if (proposal) push(proposed, proposal.bib, { faceId, photoId: photo.photoId });
      if (bib === undefined || !sure.has(bib)) continue;
      push(links, bib, { bib, faceId, photoId: photo.photoId, area: box.width * box.height });
    }
  }
  return { links, proposed, changed };
}

/** Nothing follows from a reading in doubt, nor from a photo that nobody may see. */
function sureBibs(photo: Info): ReadonlySet<string> {
  const sure = isVisible(photo) ? photo.bibs.filter(({ state }) => state === "confirmed") : [];
  return new Set(sure.map(({ bib }) => bib));
}

function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

import type { Clock } from "../clock/index.ts";
import { collectionId } from "../face/collection.ts";
import { isVisible, withProposal } from "../photo/photo.ts";
import type { FaceMatch, Projection, Recogniser } from "../port/index.ts";
import { change } from "../privacy/change.ts";
import { agreed, chosen, type FaceLink, MIN_SIMILARITY } from "./agree.ts";

interface Context {
  readonly projection: Pick<Projection, "photo" | "save">;
  readonly recogniser: Pick<Recogniser, "searchFace">;
  readonly clock: Clock;
}

interface EventRef {
  readonly organizerId: string;
  readonly eventId: string;
}

interface Runner {
  readonly bib: string;
  readonly links: readonly FaceLink[];
  /** Faces that have this bib's proposal already. */
  readonly proposed: readonly { readonly faceId: string; readonly photoId: string }[];
}

/**
 * Proposes a bib for the faces that several faces with this bib are like, and takes proposals back that no longer follow. Doing it again
 * changes nothing.
 * @returns how many faces got or lost their proposal
 * @throws ThrottledError
 */
export async function proposeFor(context: Context, event: EventRef, { bib, links, proposed }: Runner): Promise<number> {
  const searches: FaceMatch[][] = [];
  for (const { faceId } of chosen(links)) {
    const request = { collectionId: collectionId(event), faceId, minSimilarity: MIN_SIMILARITY };
    searches.push(await context.recogniser.searchFace(request));
  }
  const found = agreed(searches);
  let changed = 0;
  for (const { faceId, photoId, similarity } of found) {
    if (await propose(context, event, { photoId, faceId, bib, similarity })) changed += 1;
  }
  const stands = new Set(found.map(({ faceId }) => faceId));
  for (const { faceId, photoId } of proposed.filter((face) => !stands.has(face.faceId))) {
    const isChanged = await change(context, event, photoId, (photo) =>
      photo.faces.some((face) => face.faceId === faceId && face.proposal?.bib === bib)
        ? withProposal(photo, faceId, undefined)
        : undefined,
    );
    if (isChanged) changed += 1;
  }
  return changed;
}

/** Not for a face whose bib is known, nor for one that is more like somebody else. */
function propose(
  context: Context,
  event: EventRef,
  { photoId, faceId, bib, similarity }: { photoId: string; faceId: string; bib: string; similarity: number },
): Promise<boolean> {
  return change(context, event, photoId, (photo) => {
    const face = photo.faces.find((other) => other.faceId === faceId);
    if (!isVisible(photo) || !face || face.bib !== undefined) return undefined;
    if (photo.bibs.some((match) => match.bib === bib)) return undefined;
    const known = face.proposal;
    const isNews = known?.bib === bib ? known.confidence !== similarity : (known?.confidence ?? 0) < similarity;
    return isNews ? withProposal(photo, faceId, { bib, confidence: similarity }) : undefined;
  });
}

import type { BibMatch, Info } from "./info.ts";
import { partition, timeSortKey } from "./photo-row.ts";
import { proposedBibs } from "./proposal.ts";
import { isVisible, toTile } from "./tile.ts";

export const BIB_PREFIX = "BIB#";

export const bibIndexKey = (eventId: string, bib: string) => `EVT#${eventId}#BIB#${bib}`;

/** Apart from the bib's own partition: who asks for a bib must not get likenesses. */
export const faceIndexKey = (eventId: string, bib: string) => `${bibIndexKey(eventId, bib)}#FACE`;

export function bibKey(photo: Info, bib: string): { PK: string; SK: string } {
  return { PK: partition(photo), SK: `${BIB_PREFIX}${bib}#PHOTO#${photo.photoId}` };
}

/** The BIB_INDEX items of a photo. Each carries what a tile needs, so a runner's page is one Query. */
export function bibRows(photo: Info): Record<string, unknown>[] {
  const tile = toTile(photo);
  if (!isVisible(photo) || !tile) return [];
  const matches = [...findable(photo), ...proposedBibs(photo)];
  return matches.map((match) => ({
    ...bibKey(photo, match.bib),
    type: "BIB_INDEX",
    GSI1PK: (match.source === "face" ? faceIndexKey : bibIndexKey)(photo.eventId, match.bib),
    GSI1SK: timeSortKey(tile.captureTime, photo.photoId),
    ...tile,
    eventId: photo.eventId,
    organizerId: photo.organizerId,
    match: {
      bib: match.bib,
      confidence: match.confidence,
      source: match.source,
      state: match.state,
      onStartList: match.onStartList,
    },
  }));
}

/** Rows that stood before and must go. */
export function staleBibKeys(previous: Info, photo: Info): { PK: string; SK: string }[] {
  const kept = isVisible(photo) ? indexed(photo) : new Set<string>();
  return [...indexed(previous)].filter((bib) => !kept.has(bib)).map((bib) => bibKey(previous, bib));
}

function indexed(photo: Info): Set<string> {
  return new Set([...findable(photo), ...proposedBibs(photo)].map(({ bib }) => bib));
}

/** The best reading of each bib that was not rejected. */
function findable(photo: Info): BibMatch[] {
  const best = new Map<string, BibMatch>();
  for (const match of photo.bibs) {
    if (match.state === "rejected") continue;
    const known = best.get(match.bib);
    if (!known || known.confidence < match.confidence) best.set(match.bib, match);
  }
  return [...best.values()];
}

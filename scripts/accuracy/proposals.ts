import { Face } from "../../packages/core/src/face/index.ts";
import { Proposal } from "../../packages/core/src/proposal/index.ts";
import type { BoundingBox } from "../../packages/vision/src/index.ts";
import { bandsFor, distanceOf, pairDistances, similarity } from "../../packages/vision/src/rekognition/index.ts";
import { type KnownFace, likeness } from "./faces.ts";
import type { MeasuredPhoto } from "./measure.ts";

export interface ProposalScore {
  /** Faces under which a bib was linked, and how many of those links are right: both are seen on more than one photo. */
  readonly links: number;
  /** Faces without a bib of people whose faces with a bib are on two photos at least. */
  readonly wanted: number;
  readonly right: number;
  readonly wrong: number;
}

interface Entry {
  readonly face: KnownFace;
  readonly photo: string;
  readonly bib: string | undefined;
}

/** Proposes bibs for the faces of a race as the product does, and counts whose they are. */
export function scoreProposals(photos: readonly MeasuredPhoto[]): ProposalScore {
  const entries = photos.flatMap(linked);
  const byBib = Map.groupBy(
    entries.filter(({ bib }) => bib !== undefined),
    ({ bib }) => bib as string,
  );
  const surest = new Map<Entry, { person: string; similarity: number }>();
  const reachable = new Set<string>();
  for (const [bib, own] of byBib) {
    const chosen = Proposal.chosen(own.map((entry) => toLink(bib, entry, entries)));
    const people = own.map(({ face }) => face.person);
    const person = commonest(people);
    if (chosen.length > 0 && person !== undefined) reachable.add(person);
    const searches = chosen.map(({ faceId }) => search(entries[Number(faceId)] as Entry, entries));
    for (const { faceId, similarity: value } of Proposal.agreed(searches)) {
      const entry = entries[Number(faceId)] as Entry;
      if (entry.bib !== undefined || person === undefined) continue;
      if ((surest.get(entry)?.similarity ?? 0) < value) surest.set(entry, { person, similarity: value });
    }
  }
  const right = [...surest].filter(([{ face }, { person }]) => face.person === person).length;
  const wanted = entries.filter(({ face, bib }) => bib === undefined && face.isClear && reachable.has(face.person));
  const links = entries.filter(({ bib }) => bib !== undefined).length;
  return { links, wanted: wanted.length, right, wrong: surest.size - right };
}

function linked(photo: MeasuredPhoto): Entry[] {
  const sure = photo.readings.filter(({ state }) => state === "confirmed");
  const { known } = photo.faces;
  const links = Face.linkBibs(
    known.map(({ box }) => toBox(box)),
    sure.map(({ box }) => box),
  );
  return known.map((face, index) => ({ face, photo: photo.name, bib: sure[links[index] ?? -1]?.bib }));
}

function toLink(bib: string, entry: Entry, entries: readonly Entry[]): Proposal.FaceLink {
  const { Width, Height } = entry.face.box;
  return { bib, faceId: String(entries.indexOf(entry)), photoId: entry.photo, area: Width * Height };
}

function search(searched: Entry, entries: readonly Entry[]) {
  const distances = Float64Array.from(entries, ({ face }) => distanceOf(likeness(searched.face, face)));
  const bands = bandsFor(distances, pairDistances(entries.map(({ face }) => face.embedding)));
  return entries.flatMap((entry, index) => {
    const value = similarity(distances[index] as number, bands);
    const isMatch = entry !== searched && value >= Proposal.MIN_SIMILARITY;
    return isMatch ? [{ faceId: String(index), photoId: entry.photo, similarity: value }] : [];
  });
}

function commonest(names: readonly string[]): string | undefined {
  const counts = Map.groupBy(names, (name) => name);
  return [...counts].sort((a, b) => b[1].length - a[1].length)[0]?.[0];
}

function toBox({ Left, Top, Width, Height }: BoundingBox) {
  return { left: Left, top: Top, width: Width, height: Height };
}

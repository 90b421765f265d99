import type { BibMatch, Box, Info } from "./info.ts";
import { proposedBibs } from "./proposal.ts";

/** A person's word about one bib of a photo. */
export interface Decision {
  readonly bib: string;
  readonly decision: "confirmed" | "rejected" | "added";
  /** Where the bib hangs, for one that was read as another. */
  readonly box?: Box | undefined;
  readonly onStartList?: boolean | undefined;
}

/** The reading of a bib that counts: a person's, else the surest, else what a face proposes. */
export function matchOf(photo: Info, bib: string): BibMatch | undefined {
  const matches = photo.bibs.filter((match) => match.bib === bib);
  const manual = matches.find((match) => match.source === "manual");
  const surest = matches.sort((a, b) => b.confidence - a.confidence)[0];
  return manual ?? surest ?? proposedBibs(photo).find((match) => match.bib === bib);
}

/** Applies what a person decided. From now on no machine changes these bibs on this photo. */
export function decided(photo: Info, decisions: readonly Decision[], now: Date): Info {
  let bibs = photo.bibs;
  for (const { bib, decision, box, onStartList } of decisions) {
    const known = matchOf(photo, bib);
    const match: BibMatch = {
      bib,
      confidence: known?.confidence ?? 100,
      // A proposal's box is the face, not the bib.
      box: box ?? (known?.source === "face" ? undefined : known?.box),
      source: "manual",
      state: decision === "rejected" ? "rejected" : "confirmed",
      onStartList: onStartList ?? known?.onStartList,
      reasons: known?.reasons ?? [],
    };
    bibs = [...bibs.filter((other) => other.bib !== bib), match];
  }
  return { ...photo, revision: photo.revision + 1, updatedAt: now.toISOString(), bibs, reviewedAt: now.toISOString() };
}

/** Puts a bib back to what it was before a decision; without an earlier reading it goes. */
export function undecided(photo: Info, bib: string, before: BibMatch | undefined): Info {
  const others = photo.bibs.filter((match) => match.bib !== bib);
  return { ...photo, bibs: before ? [...others, before] : others };
}

/** A face is known by the bib under it: when a person says that it is another, the face goes with it. */
export function relinked(photo: Info, from: string, to: string | undefined): Info {
  const faces = photo.faces.map((face) => {
    if (face.bib !== from) return face;
    const { bib: _, ...rest } = face;
    return to === undefined ? rest : { ...rest, bib: to };
  });
  return { ...photo, faces };
}

/**
 * A person says whose face it is that was proposed for a bib. The proposal stays, hidden by that word, and is there again when the word
 * is taken back.
 */
export function linkedAsProposed(photo: Info, proposed: string, bib: string): Info {
  const surest = photo.faces
    .filter((face) => face.bib === undefined && face.proposal?.bib === proposed)
    .sort((a, b) => (b.proposal?.confidence ?? 0) - (a.proposal?.confidence ?? 0))[0];
  return { ...photo, faces: photo.faces.map((face) => (face === surest ? { ...face, bib } : face)) };
}

/** Takes that back. */
export function unlinked(photo: Info, proposed: string, bib: string): Info {
  const faces = photo.faces.map((face) => {
    if (face.bib !== bib || face.proposal?.bib !== proposed) return face;
    const { bib: _, ...rest } = face;
    return rest;
  });
  return { ...photo, faces };
}

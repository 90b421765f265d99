import type { BibMatch, FaceRecord, Info } from "./info.ts";

/** More people than this are not proposed for one photo: a crowd's likenesses help nobody, and a transaction has an end. */
const MAX_PROPOSALS = 10;

/**
 * Bibs proposed by the faces of a photo, surest first. They are no bibs of the photo: public lists and pages do not know them. A bib that
 * the photo has in any state, also rejected, is not proposed.
 */
export function proposedBibs(photo: Pick<Info, "bibs" | "faces">): BibMatch[] {
  const known = new Set(photo.bibs.map(({ bib }) => bib));
  const surest = new Map<string, BibMatch>();
  for (const face of photo.faces) {
    const match = toMatch(face);
    if (!match || known.has(match.bib)) continue;
    if ((surest.get(match.bib)?.confidence ?? -1) < match.confidence) surest.set(match.bib, match);
  }
  return [...surest.values()].sort((a, b) => b.confidence - a.confidence).slice(0, MAX_PROPOSALS);
}

function toMatch({ bib, box, proposal }: FaceRecord): BibMatch | undefined {
  if (!proposal || bib !== undefined) return undefined;
  return { ...proposal, box, source: "face", state: "proposed", reasons: ["same-face"] };
}

/** Gives a face its proposal, or takes it away. A face whose own bib is known is proposed no other. */
export function withProposal(photo: Info, faceId: string, proposal: FaceRecord["proposal"]): Info {
  const faces = photo.faces.map((face) => {
    if (face.faceId !== faceId) return face;
    const { proposal: _, ...rest } = face;
    return proposal === undefined || rest.bib !== undefined ? rest : { ...rest, proposal };
  });
  return { ...photo, faces };
}

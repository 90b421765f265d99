import { isSameFace, linkBibs } from "../face/geometry.ts";
import type { Box, FaceRecord, Info } from "../photo/info.ts";
import type { RecordInput } from "./execution.ts";
import type { ReadBibs } from "./read-bibs.ts";

type FacesOutcome = NonNullable<RecordInput["analysis"]>["faces"];

interface Input {
  readonly result: FacesOutcome;
  /** False from the moment the event keeps no faces, which may be while its photos are read. */
  readonly isAllowed: boolean;
  readonly bibs: ReadBibs;
  readonly suppressed: readonly Box[];
  readonly previous: Info;
}

interface PermittedFaces {
  readonly faces: readonly FaceRecord[];
  readonly facesState: Info["facesState"];
  /** Face ids in the collection that must not be there. */
  readonly forbidden: readonly string[];
}

/**
 * Decides which indexed faces may stay searchable: none that somebody asked to forget, none linked to the bib of a minor.
 * When the bibs could not be read nobody can tell whose faces they are, so only those vetted earlier stay.
 */
export function permittedFaces({ result, isAllowed, bibs, suppressed, previous }: Input): PermittedFaces {
  if (!isAllowed) {
    const found = result.status === "done" ? result.faces : [];
    return { faces: [], facesState: "skipped", forbidden: [...found, ...previous.faces].map(({ faceId }) => faceId) };
  }
  if (result.status === "skipped") return { faces: previous.faces, facesState: previous.facesState, forbidden: [] };
  if (result.status === "failed") return { faces: previous.faces, facesState: "failed", forbidden: [] };
  const linked = bibs.status === "read" ? remembering(previous, withBibs(result.faces, bibs)) : undefined;
  const vetted = new Set(previous.faces.map((face) => face.faceId));
  const faces = (linked ?? previous.faces).filter(
    (face) =>
      !suppressed.some((box) => isSameFace(box, face.box)) &&
      !(bibs.status === "read" && face.bib !== undefined && bibs.minors.has(face.bib)),
  );
  const kept = new Set(faces.map((face) => face.faceId));
  const known = new Set([...result.faces.map((face) => face.faceId), ...vetted]);
  const complete = linked !== undefined || result.faces.every((face) => vetted.has(face.faceId));
  return {
    faces,
    facesState: complete ? "indexed" : "failed",
    forbidden: [...known].filter((faceId) => !kept.has(faceId)),
  };
}

/** Whose face it is stays known: by a person's word, or by what its likeness proposes, unless its bib can be read now. */
function remembering(previous: Info, faces: readonly FaceRecord[]): FaceRecord[] {
  const before = new Map(previous.faces.map((face) => [face.faceId, face]));
  const said = new Set(previous.bibs.filter((match) => match.source === "manual").map(({ bib }) => bib));
  const worn = new Set(faces.map(({ bib }) => bib));
  return faces.map((face) => {
    const { bib, proposal } = before.get(face.faceId) ?? {};
    if (face.bib !== undefined) return face;
    const isSaid = bib !== undefined && said.has(bib) && !worn.has(bib);
    return { ...face, ...(isSaid && { bib }), ...(proposal && { proposal }) };
  });
}

function withBibs(faces: readonly FaceRecord[], bibs: ReadBibs & { status: "read" }): FaceRecord[] {
  const located = bibs.matches.flatMap(({ bib, box }) => (box ? [{ bib, box }] : []));
  const links = linkBibs(
    faces.map((face) => face.box),
    located.map((match) => match.box),
  );
  return faces.map((face, index) => {
    const link = links[index];
    const bib = link === undefined ? undefined : located[link]?.bib;
    return bib === undefined ? face : { ...face, bib };
  });
}

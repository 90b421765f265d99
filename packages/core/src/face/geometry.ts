import type { Box } from "../photo/info.ts";

/** A torso under its face, in face sizes: about as wide as three faces, from the chin down to the hips. */
const TORSO = { halfWidth: 1.6, top: 1.0, bottom: 6.0 } as const;

/** Intersection over union above which two boxes on one photo are one face. */
const SAME_FACE_OVERLAP = 0.3;

/** A face that was found again at a slightly different place is still the same one. */
export function isSameFace(a: Box, b: Box): boolean {
  return overlap(a, b) > SAME_FACE_OVERLAP;
}

/** Intersection over union, 0–1. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

/**
 * Gives each bib to the one face it hangs under: the face whose chest is nearest to the bib's centre. A face gets at most
 * one bib and a bib at most one face, so a group photo's bib is never given to everybody in it.
 * @returns for each face, in order, the index of its bib
 */
export function linkBibs(faces: readonly Box[], bibs: readonly Box[]): (number | undefined)[] {
  const pairs: { face: number; bib: number; distance: number }[] = [];
  for (const [face, faceBox] of faces.entries()) {
    for (const [bib, bibBox] of bibs.entries()) {
      const distance = chestDistance(faceBox, bibBox);
      if (distance !== undefined) pairs.push({ face, bib, distance });
    }
  }
  const bibOfFace: (number | undefined)[] = faces.map(() => undefined);
  const taken = new Set<number>();
  for (const { face, bib } of pairs.sort((a, b) => a.distance - b.distance)) {
    if (bibOfFace[face] !== undefined || taken.has(bib)) continue;
    bibOfFace[face] = bib;
    taken.add(bib);
  }
  return bibOfFace;
}

/** Distance of the bib's centre from the middle of the torso, in face sizes; `undefined` when it lies outside. */
function chestDistance(face: Box, bib: Box): number | undefined {
  const right = (bib.left + bib.width / 2 - (face.left + face.width / 2)) / face.width;
  const down = (bib.top + bib.height / 2 - face.top) / face.height;
  if (Math.abs(right) > TORSO.halfWidth || down < TORSO.top || down > TORSO.bottom) return undefined;
  return Math.hypot(right, down - (TORSO.top + TORSO.bottom) / 2);
}

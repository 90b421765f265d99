import type { BoundingBox, FaceDescription } from "../../packages/vision/src/index.ts";
import { bandsFor, distanceOf, pairDistances, similarity } from "../../packages/vision/src/rekognition/index.ts";
import type { Box, LabelledPhoto } from "./labelled-photos.ts";

/** A detected face and whose it is. */
export interface KnownFace {
  readonly person: string;
  readonly group: string | undefined;
  readonly isClear: boolean;
  readonly embedding: Float32Array;
  /** Ratios of the photo. */
  readonly box: BoundingBox;
}

export interface FaceMatches {
  readonly known: KnownFace[];
  /** Clear faces of the labels, and how many of them were detected. */
  readonly clear: number;
  readonly clearDetected: number;
  /** Detections where the labels have no face. */
  readonly extra: number;
}

/** Intersection over union, 0–1, from which a detection is that face; drawn boxes and detected ones differ in style. */
const SAME_BOX = 0.25;
/** Similarities that the product shows as "you" and as "maybe you". */
const SURE = 95;
const MAYBE = 85;

/** Gives detections the names of the labelled faces they lie on. */
export function matchFaces(
  photo: LabelledPhoto,
  size: { readonly width: number; readonly height: number },
  detected: readonly FaceDescription[],
): FaceMatches {
  const labelled = (photo.faces ?? []).map((face) => ({ ...face, box: ratios(face.box, size), seen: false }));
  const known: KnownFace[] = [];
  for (const { BoundingBox, Embedding } of detected) {
    const [best] = labelled
      .map((face) => ({ face, shared: overlap(face.box, BoundingBox) }))
      .sort((a, b) => b.shared - a.shared);
    if (!best || best.shared < SAME_BOX) continue;
    best.face.seen = true;
    const { person, group, isClear } = best.face;
    known.push({ person, group, isClear, embedding: Embedding, box: BoundingBox });
  }
  const clear = labelled.filter(({ isClear }) => isClear);
  const clearDetected = clear.filter(({ seen }) => seen).length;
  return { known, clear: clear.length, clearDetected, extra: detected.length - known.length };
}

export interface SearchScore {
  readonly searches: number;
  /** Other clear pictures of the searched people. */
  readonly wanted: number;
  readonly sure: { readonly right: number; readonly wrong: number };
  readonly maybe: { readonly right: number; readonly wrong: number };
}

/** Searches for every clear face among all others, as a selfie search does. */
export function searchEach(faces: readonly KnownFace[]): SearchScore {
  const sure = { right: 0, wrong: 0 };
  const maybe = { right: 0, wrong: 0 };
  let wanted = 0;
  const searched = faces.filter(({ isClear }) => isClear);
  const between = pairDistances(faces.map(({ embedding }) => embedding));
  for (const face of searched) {
    const others = faces.filter((other) => other !== face);
    const distances = Float64Array.from(others, (other) => distanceOf(likeness(face, other)));
    const bands = bandsFor(distances, between);
    for (const [index, other] of others.entries()) {
      const isSame = other.person === face.person;
      if (isSame && other.isClear) wanted += 1;
      const value = similarity(distances[index] as number, bands);
      if (value < MAYBE) continue;
      (value >= SURE ? sure : maybe)[isSame ? "right" : "wrong"] += 1;
    }
  }
  return { searches: searched.length, wanted, sure, maybe };
}

export interface GroupScore extends SearchScore {
  readonly group: string;
  /** Shares of the pairs of two different people of the group that a search takes for one, 0–1. */
  readonly falseSure: number;
  readonly falseMaybe: number;
}

/** Each group's faces searched among themselves: where strangers of one group are taken for each other more often, it shows. */
export function searchGroups(faces: readonly KnownFace[]): GroupScore[] {
  const groups = [...new Set(faces.flatMap(({ group }) => group ?? []))].sort();
  return groups.map((group) => {
    const own = faces.filter((face) => face.group === group);
    const score = searchEach(own);
    const clear = own.filter(({ isClear }) => isClear);
    const strangers = clear.flatMap((face) => own.filter((other) => other.person !== face.person)).length;
    const share = (wrong: number) => (strangers === 0 ? Number.NaN : wrong / strangers);
    return {
      ...score,
      group,
      falseSure: share(score.sure.wrong),
      falseMaybe: share(score.sure.wrong + score.maybe.wrong),
    };
  });
}

/** Cosine of two faces, −1 to 1. */
export function likeness({ embedding: a }: KnownFace, { embedding: b }: KnownFace): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
}

function ratios(box: Box, { width, height }: { readonly width: number; readonly height: number }): BoundingBox {
  return { Left: box.left / width, Top: box.top / height, Width: box.width / width, Height: box.height / height };
}

function overlap(a: BoundingBox, b: BoundingBox): number {
  const width = Math.min(a.Left + a.Width, b.Left + b.Width) - Math.max(a.Left, b.Left);
  const height = Math.min(a.Top + a.Height, b.Top + b.Height) - Math.max(a.Top, b.Top);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (a.Width * a.Height + b.Width * b.Height - width * height);
}

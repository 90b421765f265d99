import { clip, type Picture, type Region, wholePicture } from "../image/picture.ts";
import type { Models } from "../model/session.ts";
import { type FaceBox, findFaces, suppress } from "./detect.ts";

/** Long edge, in px, of the first look at the whole picture: finds faces from about 1/25 of it upwards. */
const COARSE_EDGE = 512;
/** Long edge, in px, at which the whole picture would be seen in the second look. */
const FINE_EDGE = 1024;
/** The first look's faintest hints, 0–1, that a head might be there. */
const HINT = 0.06;
/** Room left around hints, in picture heights: heads of the people beside and behind. */
const MARGIN = 0.06;
/** Lowest score, 0–1, of a face that counts. */
const MIN_SCORE = 0.3;
/** Boxes of one face, seen in both looks, overlap more than this (intersection over union). */
const SAME_FACE = 0.3;

/**
 * Finds the faces of a picture in two looks: the whole picture small, then the part where heads may be at twice the scale.
 * In a crowd the heads form a band, so the second look costs a fraction of the whole picture's.
 * @returns faces in px, clipped to the picture, best first
 */
export async function locateFaces(
  models: Pick<Models, "faceDetector" | "anchors">,
  picture: Picture,
): Promise<FaceBox[]> {
  const whole = wholePicture(picture);
  const longEdge = Math.max(picture.width, picture.height);
  const hints = await findFaces(models, picture, whole, { scale: COARSE_EDGE / longEdge, minScore: HINT });
  const part = headRegion(picture, hints) ?? whole;
  const close = await findFaces(models, picture, part, { scale: FINE_EDGE / longEdge, minScore: MIN_SCORE });
  const faces = suppress([...hints.filter(({ score }) => score > MIN_SCORE), ...close], SAME_FACE);
  return faces.flatMap((face) => {
    const inside = clip(picture, face);
    return inside ? [{ ...inside, score: face.score }] : [];
  });
}

/** The smallest region around all hints; `undefined` without any: then nothing is known about where to look. */
function headRegion(picture: Picture, hints: readonly Region[]): Region | undefined {
  if (hints.length === 0) return undefined;
  const margin = MARGIN * picture.height;
  const left = Math.min(...hints.map((box) => box.left)) - margin;
  const top = Math.min(...hints.map((box) => box.top)) - margin;
  const right = Math.max(...hints.map((box) => box.left + box.width)) + margin;
  const bottom = Math.max(...hints.map((box) => box.top + box.height)) + margin;
  return clip(picture, { left, top, width: right - left, height: bottom - top });
}

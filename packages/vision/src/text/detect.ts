import { type Picture, type Region, wholePicture } from "../image/picture.ts";
import type { Models } from "../model/session.ts";
import type { Reading } from "./characters.ts";
import type { TextBox } from "./components.ts";
import { findText } from "./find.ts";
import { certainty, type Line, withoutFragments, withoutTwins } from "./line.ts";
import { readNumbersTwice } from "./numbers.ts";
import { readLines } from "./read.ts";
import { corners } from "./rectangle.ts";
import { pixels, type SearchRegion, split, torsoRegions } from "./regions.ts";

/** What is looked at, and how closely. Measured in docs/decisions on accuracy. */
export const TEXT_PLAN = {
  /** Long edge, in px, of the look at the whole picture: the less the closer looks take, the closer it is. */
  minFrameEdge: 512,
  /** px of the net's input, all looks together, up to which the whole picture is looked at more closely. */
  framePixels: 700_000,
  /** Long edge, in px, of a second look in parts when there is no torso: people seen from afar or without their heads. */
  closeFrameEdge: 1280,
  /** A small picture is enlarged at most this much. */
  maxFrameScale: 2,
  /** px; under a smaller face a bib's digits are too small to read. */
  minFaceHeight: 28,
  /** px of a face after its torso was scaled. */
  faceHeight: 112,
  maxTorsoScale: 3,
  /** px of the net's input for all torsos of a picture together; in a crowd the scale gives way. */
  maxTorsoPixels: 2_000_000,
  /** px of the net's input in one run: twice as many take 100 MB more. */
  maxRunPixels: 500_000,
  /** px of the net's input that neighbouring parts share. */
  overlap: 192,
  /** Lines under this height, in px of the picture, cannot be read. */
  minLineHeight: 9,
  /** Most lines read, tallest first: bounds the time for a picture full of print. */
  maxLines: 160,
  /** Readings under this, 0–1, are noise. */
  minConfidence: 0.5,
};
export type TextPlan = typeof TEXT_PLAN;

/**
 * Finds and reads the text of a picture: once over the whole picture, and once more, closely, on
 * the torso under each face or, where nobody's face is seen, everywhere.
 * @param faces px
 */
export async function detectLines(
  models: Models,
  picture: Picture,
  faces: readonly Region[],
  plan: TextPlan = TEXT_PLAN,
): Promise<Line[]> {
  const torsos = torsoRegions(
    picture,
    faces.filter(({ height }) => height >= plan.minFaceHeight),
    { faceHeight: plan.faceHeight, maxScale: plan.maxTorsoScale, maxPixels: plan.maxTorsoPixels },
  );
  const whole = wholePicture(picture);
  const longEdge = Math.max(picture.width, picture.height);
  const close = { ...whole, scale: Math.min(plan.maxFrameScale, plan.closeFrameEdge / longEdge) };
  const closeUps = torsos.length > 0 ? torsos : [close];
  const boxes = await findText(models, picture, whole, frameScale(picture, closeUps, plan));
  for (const part of closeUps.flatMap((region) => split(region, plan.maxRunPixels, plan.overlap))) {
    const found = await findText(models, picture, part, part.scale);
    boxes.push(...found.filter((box) => !isCut(box, part, picture)));
  }

  const candidates = withoutTwins(boxes)
    .filter(({ height }) => height >= plan.minLineHeight)
    .sort((a, b) => b.height - a.height)
    .slice(0, plan.maxLines);
  const readings = await readLines(models, picture, candidates);
  const lines = candidates.map((box, index): Line => {
    const reading = readings[index] as Reading;
    return { box, reading, confidence: certainty(reading) };
  });
  const checked = await readNumbersTwice(
    models,
    picture,
    lines.filter((line) => line.reading.length > 0),
  );
  return withoutFragments(checked).filter(({ confidence }) => confidence >= plan.minConfidence);
}

/** Looks at the whole picture as closely as the other looks leave room for. */
function frameScale({ width, height }: Picture, closeUps: readonly SearchRegion[], plan: TextPlan): number {
  const left = plan.framePixels - closeUps.reduce((sum, region) => sum + pixels(region), 0);
  const affordable = Math.sqrt(Math.max(0, left) / (width * height));
  return Math.min(plan.maxFrameScale, Math.max(plan.minFrameEdge / Math.max(width, height), affordable));
}

/** Whether a box reaches the border of a region where the picture goes on: its text is a fragment, seen whole elsewhere. */
function isCut(box: TextBox, { left, top, width, height }: SearchRegion, picture: Picture): boolean {
  return corners(box).some(
    ({ x, y }) =>
      (left > 0 && x < left + 1) ||
      (top > 0 && y < top + 1) ||
      (left + width < picture.width && x > left + width - 1) ||
      (top + height < picture.height && y > top + height - 1),
  );
}

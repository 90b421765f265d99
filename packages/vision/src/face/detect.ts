import { Tensor } from "onnxruntime-node";
import { type Picture, type Region, resample } from "../image/picture.ts";
import type { AnchorMap } from "../model/face-detector.ts";
import { floats, type Models, run } from "../model/session.ts";
import { overlap } from "./overlap.ts";

/** A face in the picture, px. */
export interface FaceBox extends Region {
  /** 0–1 */
  readonly score: number;
}

/** Input edges are multiples of this, in px, so that the maps' cells lie where the anchors are. */
const EDGE_UNIT = 32;
/** Variances of the box encoding, as in the training configuration. */
const CENTRE_VARIANCE = 10;
const SIZE_VARIANCE = 5;

/**
 * Finds the faces of one region at one scale.
 * @param scale px of the net's input per px of the picture
 * @param minScore 0–1
 * @returns boxes in px of the picture, not clipped, several per face
 */
export async function findFaces(
  models: Pick<Models, "faceDetector" | "anchors">,
  picture: Picture,
  region: Region,
  { scale, minScore }: { scale: number; minScore: number },
): Promise<FaceBox[]> {
  const size = { width: toUnit(region.width * scale), height: toUnit(region.height * scale) };
  const { data } = await resample(picture, region, size);
  const outputs = await run(models.faceDetector, new Tensor("uint8", data, [1, size.height, size.width, 3]));
  const boxes = decodeBoxes(models.anchors, size, floats(outputs.encodings), floats(outputs.scores), minScore);
  const [x, y] = [region.width / size.width, region.height / size.height];
  return boxes.map((box) => ({
    left: region.left + box.left * x,
    top: region.top + box.top * y,
    width: box.width * x,
    height: box.height * y,
    score: box.score,
  }));
}

function toUnit(px: number): number {
  return Math.max(1, Math.round(px / EDGE_UNIT)) * EDGE_UNIT;
}

/** Encodings are offsets of the centre and logarithms of the size, relative to the anchor: y, x, height, width. */
export function decodeBoxes(
  maps: readonly AnchorMap[],
  size: { readonly width: number; readonly height: number },
  encodings: Float32Array,
  scores: Float32Array,
  minScore: number,
): FaceBox[] {
  const boxes: FaceBox[] = [];
  let row = 0;
  for (const { stride, anchors } of maps) {
    const columns = Math.ceil(size.width / stride);
    const cells = columns * Math.ceil(size.height / stride);
    for (let cell = 0; cell < cells; cell++) {
      const centreX = ((cell % columns) + 0.5) * stride;
      const centreY = (Math.floor(cell / columns) + 0.5) * stride;
      for (const anchor of anchors) {
        const score = scores[row] as number;
        const [dy = 0, dx = 0, dh = 0, dw = 0] = encodings.subarray(row * 4, row * 4 + (score > minScore ? 4 : 0));
        row += 1;
        if (score <= minScore) continue;
        const width = anchor.width * Math.exp(dw / SIZE_VARIANCE);
        const height = anchor.height * Math.exp(dh / SIZE_VARIANCE);
        const x = centreX + (dx / CENTRE_VARIANCE) * anchor.width;
        const y = centreY + (dy / CENTRE_VARIANCE) * anchor.height;
        boxes.push({ left: x - width / 2, top: y - height / 2, width, height, score });
      }
    }
  }
  return boxes;
}

/** Keeps the best of every group of boxes that overlap more than this (intersection over union, 0–1), best first. */
export function suppress(boxes: readonly FaceBox[], maxOverlap: number): FaceBox[] {
  const kept: FaceBox[] = [];
  for (const box of [...boxes].sort((a, b) => b.score - a.score)) {
    if (kept.every((better) => overlap(better, box) <= maxOverlap)) kept.push(box);
  }
  return kept;
}

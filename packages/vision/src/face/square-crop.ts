import type { Picture, Region } from "../image/picture.ts";

/**
 * Cuts a face out as a square, black where the box is not square, and scales it as TensorFlow's `resizeBilinear` does
 * without corner alignment: the face nets were trained on pictures made this way.
 * @param box whole px, inside the picture
 * @returns edge × edge × RGB, 0–255
 */
export function squareCrop({ data, width: stride }: Picture, box: Region, edge: number): Float32Array {
  const side = Math.max(box.width, box.height);
  // face-api puts the odd pixel of the padding in front.
  const padLeft = side - box.width - Math.round((side - box.width) / 2);
  const padTop = side - box.height - Math.round((side - box.height) / 2);
  const step = side / edge;
  const columns = samples(edge, step, side, padLeft, box.width);
  const rows = samples(edge, step, side, padTop, box.height);
  const crop = new Float32Array(edge * edge * 3);
  let target = 0;
  for (let row = 0; row < edge; row++) {
    const [y0, y1, y] = [rows.first[row] as number, rows.second[row] as number, rows.share[row] as number];
    // Outside the box, where the square is black, there is no row or column.
    const upper = y0 < 0 ? -1 : ((box.top + y0) * stride + box.left) * 3;
    const lower = y1 < 0 ? -1 : ((box.top + y1) * stride + box.left) * 3;
    for (let column = 0; column < edge; column++) {
      const [x0, x1, x] = [
        columns.first[column] as number,
        columns.second[column] as number,
        columns.share[column] as number,
      ];
      for (let channel = 0; channel < 3; channel++) {
        const a = upper < 0 || x0 < 0 ? 0 : (data[upper + x0 * 3 + channel] as number);
        const b = upper < 0 || x1 < 0 ? 0 : (data[upper + x1 * 3 + channel] as number);
        const c = lower < 0 || x0 < 0 ? 0 : (data[lower + x0 * 3 + channel] as number);
        const d = lower < 0 || x1 < 0 ? 0 : (data[lower + x1 * 3 + channel] as number);
        const top = a + (b - a) * x;
        crop[target] = top + (c + (d - c) * x - top) * y;
        target += 1;
      }
    }
  }
  return crop;
}

/** For each sample along an axis, the two pixels of the box between which it lies, −1 for those outside, and how far it is from the first. */
function samples(edge: number, step: number, side: number, pad: number, length: number) {
  const first = new Int32Array(edge);
  const second = new Int32Array(edge);
  const share = new Float64Array(edge);
  const inBox = (at: number) => (at < pad || at >= pad + length ? -1 : at - pad);
  for (let index = 0; index < edge; index++) {
    const at = index * step;
    const before = Math.floor(at);
    first[index] = inBox(before);
    second[index] = inBox(Math.min(side - 1, before + 1));
    share[index] = at - before;
  }
  return { first, second, share };
}

import type { Picture } from "../image/picture.ts";
import type { Rectangle } from "./rectangle.ts";

/** Height, in px, at which the reader sees a line. */
export const LINE_HEIGHT = 48;
/** Widest line, in px: a banner of some sixty letters. */
const MAX_WIDTH = 640;
const MIN_WIDTH = 16;
/** Most samples per px and axis where a line is scaled down. */
const MAX_SAMPLES = 4;

/** A line of text turned upright. */
export interface LineCrop {
  /** Blue, green and red planes of LINE_HEIGHT × width, −1 to 1. */
  readonly data: Float32Array;
  readonly width: number;
}

/** Cuts a rotated line out of the picture and scales it to the reader's height. */
export function lineCrop(picture: Picture, box: Rectangle): LineCrop {
  const width = Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, Math.round((LINE_HEIGHT * box.width) / box.height)));
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const samples = Math.max(1, Math.min(MAX_SAMPLES, Math.round(box.height / LINE_HEIGHT)));
  const plane = LINE_HEIGHT * width;
  const data = new Float32Array(3 * plane);
  const colour = new Float64Array(3);
  for (let row = 0; row < LINE_HEIGHT; row++) {
    for (let column = 0; column < width; column++) {
      colour.fill(0);
      for (let sample = 0; sample < samples * samples; sample++) {
        const u = ((column + ((sample % samples) + 0.5) / samples) / width - 0.5) * box.width;
        const v = ((row + (Math.floor(sample / samples) + 0.5) / samples) / LINE_HEIGHT - 0.5) * box.height;
        addPixel(picture, box.x + u * cos - v * sin - 0.5, box.y + u * sin + v * cos - 0.5, colour);
      }
      const index = row * width + column;
      const scale = 1 / (samples * samples * 127.5);
      data[index] = (colour[2] as number) * scale - 1;
      data[plane + index] = (colour[1] as number) * scale - 1;
      data[2 * plane + index] = (colour[0] as number) * scale - 1;
    }
  }
  return { data, width };
}

/** Adds the colour between four pixels; beyond its edge the picture goes on with its last pixels. */
function addPixel({ data, width, height }: Picture, x: number, y: number, sum: Float64Array): void {
  const clampedX = Math.max(0, Math.min(width - 1, x));
  const clampedY = Math.max(0, Math.min(height - 1, y));
  const left = Math.floor(clampedX);
  const top = Math.floor(clampedY);
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const shareX = clampedX - left;
  const shareY = clampedY - top;
  const [a, b] = [(top * width + left) * 3, (top * width + right) * 3];
  const [c, d] = [(bottom * width + left) * 3, (bottom * width + right) * 3];
  for (let channel = 0; channel < 3; channel++) {
    const upper = (data[a + channel] as number) * (1 - shareX) + (data[b + channel] as number) * shareX;
    const lower = (data[c + channel] as number) * (1 - shareX) + (data[d + channel] as number) * shareX;
    (sum[channel] as number) += upper * (1 - shareY) + lower * shareY;
  }
}

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
  const crop = new Float32Array(edge * edge * 3);

  const pixel = (x: number, y: number, channel: number): number => {
    const column = x - padLeft;
    const row = y - padTop;
    if (column < 0 || row < 0 || column >= box.width || row >= box.height) return 0;
    return data[((box.top + row) * stride + box.left + column) * 3 + channel] as number;
  };

  for (let row = 0; row < edge; row++) {
    const y = row * step;
    const y0 = Math.floor(y);
    const y1 = Math.min(side - 1, y0 + 1);
    for (let column = 0; column < edge; column++) {
      const x = column * step;
      const x0 = Math.floor(x);
      const x1 = Math.min(side - 1, x0 + 1);
      for (let channel = 0; channel < 3; channel++) {
        const upper = mix(pixel(x0, y0, channel), pixel(x1, y0, channel), x - x0);
        const lower = mix(pixel(x0, y1, channel), pixel(x1, y1, channel), x - x0);
        crop[(row * edge + column) * 3 + channel] = mix(upper, lower, y - y0);
      }
    }
  }
  return crop;
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}

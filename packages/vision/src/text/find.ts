import { Tensor } from "onnxruntime-node";
import { type Picture, type Region, resample } from "../image/picture.ts";
import { floats, type Models, run } from "../model/session.ts";
import { type TextBox, textBoxes } from "./components.ts";

/** The net halves its input five times. */
const EDGE_UNIT = 32;
/** ImageNet's statistics; the net was trained on pictures in the order blue, green, red, but with these in this order. */
const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;

/**
 * Finds lines of text in a region of the picture.
 * @param scale px of the net's input per px of the picture
 * @returns boxes in px of the picture
 */
export async function findText(
  models: Pick<Models, "textDetector">,
  picture: Picture,
  region: Region,
  scale: number,
): Promise<TextBox[]> {
  const size = {
    width: Math.max(1, Math.round(region.width * scale)),
    height: Math.max(1, Math.round(region.height * scale)),
  };
  const scaled = await resample(picture, region, size);
  const [width, height] = [toUnit(size.width), toUnit(size.height)];
  const input = new Tensor("float32", normalise(scaled, width, height), [1, 3, height, width]);
  const [map] = Object.values(await run(models.textDetector, input));
  const [x, y] = [region.width / size.width, region.height / size.height];
  return textBoxes(floats(map), width, height).map((box) => ({
    ...box,
    x: region.left + (box.x + 0.5) * x,
    y: region.top + (box.y + 0.5) * y,
    width: box.width * x,
    height: box.height * y,
  }));
}

function toUnit(px: number): number {
  return Math.ceil(px / EDGE_UNIT) * EDGE_UNIT;
}

/** What each byte of a channel becomes. */
const NORMALISED = MEAN.map((mean, channel) => {
  const deviation = DEVIATION[channel] as number;
  return Float32Array.from({ length: 256 }, (_, byte) => byte / (255 * deviation) - mean / deviation);
});

/** RGB bytes to blue, green and red planes; what is beyond the picture is the mean colour. */
function normalise({ data, width: columns, height: rows }: Picture, width: number, height: number): Float32Array {
  const plane = width * height;
  const input = new Float32Array(3 * plane);
  for (const [channel, values] of NORMALISED.entries()) {
    for (let row = 0; row < rows; row++) {
      let source = row * columns * 3 + (2 - channel);
      const start = channel * plane + row * width;
      for (let target = start; target < start + columns; target++) {
        input[target] = values[data[source] as number] as number;
        source += 3;
      }
    }
  }
  return input;
}

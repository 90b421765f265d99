import { Tensor } from "onnxruntime-node";
import type { Picture } from "../image/picture.ts";
import { floats, type Models, run } from "../model/session.ts";
import { decodeCharacters, type Reading } from "./characters.ts";
import { LINE_HEIGHT, lineCrop } from "./line-crop.ts";
import type { Rectangle } from "./rectangle.ts";

/** px of width that the lines of one run have together. More saves little, as the net's time is in its pixels, and takes memory. */
const BATCH_WIDTH = 1536;
const MIN_WIDTH = 48;
const CHANNELS = 3;

/** Reads the text inside each box. Answers are in the order of the boxes. */
export async function readLines(
  models: Pick<Models, "textReader" | "characters">,
  picture: Picture,
  boxes: readonly Rectangle[],
): Promise<Reading[]> {
  // Lines of similar width go together, because each batch is as wide as its widest.
  const crops = boxes.map((box, index) => ({ index, ...lineCrop(picture, box) })).sort((a, b) => a.width - b.width);
  const readings = new Array<Reading>(boxes.length);
  for (const batch of batches(crops)) {
    const width = Math.max(MIN_WIDTH, batch.at(-1)?.width ?? 0);
    const input = new Float32Array(batch.length * CHANNELS * LINE_HEIGHT * width);
    for (const [position, crop] of batch.entries()) {
      for (let row = 0; row < CHANNELS * LINE_HEIGHT; row++) {
        const line = crop.data.subarray(row * crop.width, (row + 1) * crop.width);
        input.set(line, (position * CHANNELS * LINE_HEIGHT + row) * width);
      }
    }
    const tensor = new Tensor("float32", input, [batch.length, CHANNELS, LINE_HEIGHT, width]);
    const [output] = Object.values(await run(models.textReader, tensor));
    const probabilities = floats(output);
    const steps = probabilities.length / batch.length / models.characters.length;
    for (const [position, crop] of batch.entries()) {
      const length = steps * models.characters.length;
      const own = probabilities.subarray(position * length, (position + 1) * length);
      readings[crop.index] = decodeCharacters(own, models.characters, crop.width / width);
    }
  }
  return readings;
}

/** Groups crops, given narrowest first, by what fits into one run. */
function batches<Crop extends { readonly width: number }>(crops: readonly Crop[]): Crop[][] {
  const groups: Crop[][] = [];
  for (const crop of crops) {
    const last = groups.at(-1);
    if (last && (last.length + 1) * Math.max(MIN_WIDTH, crop.width) <= BATCH_WIDTH) last.push(crop);
    else groups.push([crop]);
  }
  return groups;
}

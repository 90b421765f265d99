import { type Floats, integersOf, type Model, type Node } from "../../onnx/model.ts";
import { numberOf } from "./convolution.ts";

/**
 * The text detector ends with two transposed convolutions that double the map, each pixel by itself. They become convolutions of
 * one pixel at the small size with 4 and 16 results, which are laid out as 4 × 4 px at the very end: a sixteenth of the pixels goes
 * through what lies between.
 */
export function joinUpscales(model: Model): void {
  for (const first of [...model.nodes]) {
    const chain = chainOf(model, first);
    if (!chain) continue;
    const { sum, norm, relu, second, lastSum, sigmoid } = chain;
    const { weights, bias } = expanded(model, first, sum, norm);
    const ends = lastWeights(model, second);
    const lastBias = numberOf(model, lastSum.inputs[1]) ?? 0;
    const [input, wide, lit, deep, small] = [
      first.inputs[0] as string,
      ...Array.from({ length: 4 }, () => model.newValue()),
    ];
    const point = { kernel_shape: { ints: [1, 1] } };
    const before = (operator: string, inputs: string[], output: string | undefined, attributes = {}) =>
      model.insertBefore(first, operator, inputs, output as string, attributes);
    before(
      "Conv",
      [input, model.addFloats(weights.dimensions, weights.data), model.addFloats([bias.length], bias)],
      wide,
      point,
    );
    before("Relu", [wide as string], lit);
    const biases = model.addFloats([PHASES ** 2], new Float32Array(PHASES ** 2).fill(lastBias));
    before("Conv", [lit as string, model.addFloats(ends.dimensions, ends.data), biases], deep, point);
    before("Sigmoid", [deep as string], small);
    before("DepthToSpace", [small as string], sigmoid.outputs[0], { blocksize: { int: 4 }, mode: { text: "CRD" } });
    model.remove(first, sum, norm, relu, second, lastSum, sigmoid);
  }
}
/** px of 2 × 2 that one px becomes. */
const PHASES = 4;

function chainOf(model: Model, first: Node) {
  if (!doubles(first)) return undefined;
  const sum = model.onlyUser(first);
  const norm = model.onlyUser(sum);
  const relu = model.onlyUser(norm);
  const second = model.onlyUser(relu);
  const lastSum = model.onlyUser(second);
  const sigmoid = model.onlyUser(lastSum);
  const nodes = { sum, norm, relu, second, lastSum, sigmoid };
  const operators = Object.values(nodes)
    .map((node) => node?.operator)
    .join(" ");
  if (operators !== "Add BatchNormalization Relu ConvTranspose Add Sigmoid" || !doubles(second)) return undefined;
  return nodes as { [Name in keyof typeof nodes]: Node };
}

function doubles(node: Node | undefined): boolean {
  const isTwo = (value: number) => value === 2;
  return (
    node?.operator === "ConvTranspose" &&
    integersOf(node, "kernel_shape").every(isTwo) &&
    integersOf(node, "strides").every(isTwo) &&
    integersOf(node, "pads").every((px) => px === 0)
  );
}

/** The first of the two with its bias and normalisation: rows are phases × channels. */
function expanded(model: Model, node: Node, sum: Node, norm: Node): { weights: Floats; bias: Float32Array } {
  const { dimensions, data } = known(model, node.inputs[1]);
  const [inputs = 0, channels = 0] = dimensions;
  const added = known(model, sum.inputs[1]).data;
  const [gain, offset, mean, variance] = norm.inputs.slice(1).map((value) => known(model, value).data) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const weights = new Float32Array(PHASES * channels * inputs);
  const bias = new Float32Array(PHASES * channels);
  for (let channel = 0; channel < channels; channel++) {
    const scale = (gain[channel] as number) / Math.sqrt((variance[channel] as number) + NORM_EPSILON);
    for (let phase = 0; phase < PHASES; phase++) {
      const row = phase * channels + channel;
      bias[row] = ((added[channel] as number) - (mean[channel] as number)) * scale + (offset[channel] as number);
      for (let input = 0; input < inputs; input++) {
        weights[row * inputs + input] = (data[(input * channels + channel) * PHASES + phase] as number) * scale;
      }
    }
  }
  return { weights: { dimensions: [PHASES * channels, inputs, 1, 1], data: weights }, bias };
}
/** As the model has it. */
const NORM_EPSILON = 1e-5;

/** The second of the two: for each phase of the first its own four, in the order in which they lie in a square of 4 × 4. */
function lastWeights(model: Model, node: Node): Floats {
  const { dimensions, data } = known(model, node.inputs[1]);
  const [channels = 0] = dimensions;
  const inputs = PHASES * channels;
  const weights = new Float32Array(PHASES ** 2 * inputs);
  for (let phase = 0; phase < PHASES; phase++) {
    for (let inner = 0; inner < PHASES; inner++) {
      const row = 2 * Math.floor(phase / 2) + Math.floor(inner / 2);
      const column = 2 * (phase % 2) + (inner % 2);
      for (let channel = 0; channel < channels; channel++) {
        weights[(4 * row + column) * inputs + phase * channels + channel] = data[channel * PHASES + inner] as number;
      }
    }
  }
  return { dimensions: [PHASES ** 2, inputs, 1, 1], data: weights };
}

function known(model: Model, value: string | undefined): Floats {
  const floats = model.floats(value);
  if (!floats) throw new Error(`The text detector computes ${value}, which should be a constant.`);
  return floats;
}

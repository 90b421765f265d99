import { Graph, type Value } from "../onnx/graph.ts";
import { channelsFirst, channelsLast, convolution, relu6, scaleOutputs } from "./layers.ts";
import type { Weights } from "./weights.ts";

/** TensorFlow's default, as stored in the graph that the weights come from. */
const BATCH_NORM_EPSILON = 0.0010000000474974513;
/** Layers of MobileNet v1 that halve the picture. */
const HALVING_LAYERS = new Set([2, 4, 6, 12]);
const LAYERS = 13;
/** The layer whose output, 1/16 of the picture, finds the smallest faces. */
const FINE_LAYER = 11;
const EXTRA_LAYERS = 8;

/**
 * SSD MobileNet v1 for faces (https://arxiv.org/abs/1704.04861, https://arxiv.org/abs/1512.02325), as face-api runs it, but
 * for pictures of any size: every layer is a convolution, and the boxes are decoded outside.
 *
 * Input `picture`: uint8, 1 × height × width × RGB. Outputs, one row per anchor, finest map first: `encodings` 1 × N × 4 and
 * `scores` 1 × N (0–1).
 */
export function faceDetectorGraph(weights: Weights): Uint8Array {
  const graph = new Graph("face-detector");
  const pixels = graph.node("Cast", [graph.input("picture", "uint8", [1, "height", "width", 3])], { to: { int: 1 } });
  const scaled = graph.node("Sub", [graph.node("Div", [pixels, graph.scalar(127.5)]), graph.scalar(1)]);

  const { fine, coarse } = mobileNet(graph, weights, channelsFirst(graph, scaled));
  const maps = [fine, coarse, ...extraMaps(graph, weights, coarse)];
  const encodings = maps.map((map, index) =>
    boxHead(graph, weights, map, `BoxPredictor_${index}/BoxEncodingPredictor`, 4),
  );
  const classes = maps.map((map, index) => boxHead(graph, weights, map, `BoxPredictor_${index}/ClassPredictor`, 3));

  graph.output("encodings", graph.node("Concat", encodings, { axis: { int: 1 } }), [1, "anchors", 4]);
  // Classes are background, face and one that was never trained.
  const face = graph.node("Gather", [graph.node("Concat", classes, { axis: { int: 1 } }), graph.constant([], [1n])], {
    axis: { int: 2 },
  });
  graph.output("scores", graph.node("Sigmoid", [face]), [1, "anchors"]);
  return graph.encode();
}

function mobileNet(graph: Graph, weights: Weights, input: Value): { fine: Value; coarse: Value } {
  let value = pointwise(graph, weights, input, "MobilenetV1/Conv2d_0_pointwise", 2);
  let fine = value;
  for (let layer = 1; layer <= LAYERS; layer++) {
    const name = `MobilenetV1/Conv2d_${layer}`;
    value = depthwise(graph, weights, value, `${name}_depthwise`, HALVING_LAYERS.has(layer) ? 2 : 1);
    value = pointwise(graph, weights, value, `${name}_pointwise`, 1);
    if (layer === FINE_LAYER) fine = value;
  }
  return { fine, coarse: value };
}

/** Four ever coarser maps for ever larger faces. */
function extraMaps(graph: Graph, weights: Weights, coarse: Value): Value[] {
  const maps: Value[] = [];
  let value = coarse;
  for (let layer = 0; layer < EXTRA_LAYERS; layer++) {
    const halves = layer % 2 === 1;
    value = pointwise(graph, weights, value, `Prediction/Conv2d_${layer}_pointwise`, halves ? 2 : 1);
    if (halves) maps.push(value);
  }
  return maps;
}

/** A full convolution; "pointwise" is what the weights are called, also where the kernel is 3 × 3. */
function pointwise(graph: Graph, weights: Weights, input: Value, name: string, stride: number): Value {
  const bias = weights(`${name}/convolution_bn_offset`).data;
  return relu6(graph, convolution(graph, input, weights(`${name}/weights`), bias, { stride, padding: "same" }));
}

function depthwise(graph: Graph, weights: Weights, input: Value, name: string, stride: number): Value {
  const norm = (part: string) => weights(`${name}/BatchNorm/${part}`).data;
  const [gamma, beta, mean, variance] = [norm("gamma"), norm("beta"), norm("moving_mean"), norm("moving_variance")];
  const scale = gamma.map((value, channel) => value / Math.sqrt((variance[channel] as number) + BATCH_NORM_EPSILON));
  const bias = beta.map((value, channel) => value - (mean[channel] as number) * (scale[channel] as number));
  const filter = scaleOutputs(weights(`${name}/depthwise_weights`), scale);
  return relu6(graph, convolution(graph, input, filter, bias, { stride, padding: "same", depthwise: true }));
}

/** One row of `columns` numbers per anchor. */
function boxHead(graph: Graph, weights: Weights, map: Value, name: string, columns: number): Value {
  const prefix = `Prediction/${name}`;
  const bias = weights(`${prefix}/biases`).data;
  const value = convolution(graph, map, weights(`${prefix}/weights`), bias, { padding: "same" });
  return graph.node("Reshape", [channelsLast(graph, value), graph.constant([3], [1n, -1n, BigInt(columns)])]);
}

/** An anchor: the box that a prediction of zeros stands for, in px. */
export interface Anchor {
  readonly width: number;
  readonly height: number;
}

/** Cell size in px of the six maps, and the anchors at each of their cells. */
export interface AnchorMap {
  readonly stride: number;
  readonly anchors: readonly Anchor[];
}

const TRAINED_EDGE = 512;
const MAP_STRIDES = [16, 32, 64, 128, 256, 512] as const;
const ANCHORS_PER_CELL = [3, 6, 6, 6, 6, 6] as const;

/** The anchors of the trained 512-px picture, from the weights. They hang at cell centres, so they fit any other size. */
export function anchorMaps(weights: Weights): AnchorMap[] {
  const corners = weights("Output/extra_dim").data;
  let offset = 0;
  return MAP_STRIDES.map((stride, map) => {
    const perCell = ANCHORS_PER_CELL[map] as number;
    const anchors = Array.from({ length: perCell }, (_, index) => {
      const [top = 0, left = 0, bottom = 0, right = 0] = corners.subarray(
        (offset + index) * 4,
        (offset + index) * 4 + 4,
      );
      return { width: (right - left) * TRAINED_EDGE, height: (bottom - top) * TRAINED_EDGE };
    });
    offset += (TRAINED_EDGE / stride) ** 2 * perCell;
    return { stride, anchors };
  });
}

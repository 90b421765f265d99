import { Graph, type Value } from "../onnx/graph.ts";
import { add, convolution, normalisedFaces, relu } from "./layers.ts";
import type { Weights } from "./weights.ts";

/** Edge, in px, of the picture of a face that the net looks at. */
export const LANDMARK_EDGE = 112;
const BLOCKS = 4;

/**
 * The 68-point landmark net of face-api: four densely connected blocks of separable convolutions.
 *
 * Input `faces`: float 0–255, N × 112 × 112 × RGB. Output `points`: N × 136, x and y of each point as ratios of the edge.
 */
export function faceLandmarksGraph(weights: Weights): Uint8Array {
  const graph = new Graph("face-landmarks");
  let value = normalisedFaces(graph, graph.input("faces", "float", ["faces", LANDMARK_EDGE, LANDMARK_EDGE, 3]));
  for (let block = 0; block < BLOCKS; block++) value = denseBlock(graph, weights, value, block);
  const features = graph.node("Flatten", [graph.node("GlobalAveragePool", [value])]);
  const matrix = weights("fc/weights");
  const bias = weights("fc/bias");
  const points = graph.node("Gemm", [
    features,
    graph.constant(matrix.shape, matrix.data),
    graph.constant(bias.shape, bias.data),
  ]);
  graph.output("points", points, ["faces", 136]);
  return graph.encode();
}

function denseBlock(graph: Graph, weights: Weights, input: Value, block: number): Value {
  const first = relu(graph, firstLayer(graph, weights, input, block));
  const second = separable(graph, weights, first, `dense${block}/conv1`, 1);
  const firstTwo = add(graph, first, second);
  const third = separable(graph, weights, relu(graph, firstTwo), `dense${block}/conv2`, 1);
  const firstThree = add(graph, firstTwo, third);
  const fourth = separable(graph, weights, relu(graph, firstThree), `dense${block}/conv3`, 1);
  return relu(graph, add(graph, firstThree, fourth));
}

function firstLayer(graph: Graph, weights: Weights, input: Value, block: number): Value {
  const name = `dense${block}/conv0`;
  if (block > 0) return separable(graph, weights, input, name, 2);
  const bias = weights(`${name}/bias`).data;
  return convolution(graph, input, weights(`${name}/filters`), bias, { stride: 2, padding: "same" });
}

function separable(graph: Graph, weights: Weights, input: Value, name: string, stride: number): Value {
  const perChannel = convolution(graph, input, weights(`${name}/depthwise_filter`), undefined, {
    stride,
    padding: "same",
    depthwise: true,
  });
  const bias = weights(`${name}/bias`).data;
  return convolution(graph, perChannel, weights(`${name}/pointwise_filter`), bias, { padding: "same" });
}

import { Graph, type Value } from "../onnx/graph.ts";
import { add, convolution, normalisedFaces, relu, scaleOutputs } from "./layers.ts";
import type { Weights } from "./weights.ts";

/** Edge, in px, of the picture of a face that the net looks at. */
export const EMBEDDING_EDGE = 150;
export const EMBEDDING_LENGTH = 128;

/** The residual layers in order. A "down" layer halves the map, and its shortcut is pooled to match. */
const LAYERS = [
  ["conv32_1", "conv32_2", "conv32_3"],
  ["conv64_down", "conv64_1", "conv64_2", "conv64_3"],
  ["conv128_down", "conv128_1", "conv128_2"],
  ["conv256_down", "conv256_1", "conv256_2", "conv256_down_out"],
].flat();

/**
 * dlib's face recognition net (http://dlib.net/face_recognition.py.html) with face-api's weights: a residual net whose
 * outputs are near for pictures of the same person.
 *
 * Input `faces`: float 0–255, N × 150 × 150 × RGB. Output `embeddings`: N × 128, length about 1.
 */
export function faceEmbeddingGraph(weights: Weights): Uint8Array {
  const graph = new Graph("face-embedding");
  const input = normalisedFaces(graph, graph.input("faces", "float", ["faces", EMBEDDING_EDGE, EMBEDDING_EDGE, 3]));
  const first = relu(graph, scaledConvolution(graph, weights, input, "conv32_down", { stride: 2, padding: "valid" }));
  let value = graph.node("MaxPool", [first], { kernel_shape: { ints: [3, 3] }, strides: { ints: [2, 2] } });
  let edge = pooledEdge(pooledEdge(EMBEDDING_EDGE, 7), 3);
  for (const name of LAYERS) {
    if (name.includes("down")) {
      value = downLayer(graph, weights, value, name, edge);
      edge = pooledEdge(edge, 2);
    } else {
      value = layer(graph, weights, value, name);
    }
  }
  const features = graph.node("Flatten", [graph.node("GlobalAveragePool", [value])]);
  const matrix = weights("fc");
  graph.output("embeddings", graph.node("MatMul", [features, graph.constant(matrix.shape, matrix.data)]), [
    "faces",
    EMBEDDING_LENGTH,
  ]);
  return graph.encode();
}

/** Edge of a map after a window of this size moved by two, without padding. */
function pooledEdge(edge: number, window: number): number {
  return Math.floor((edge - window) / 2) + 1;
}

function layer(graph: Graph, weights: Weights, input: Value, name: string): Value {
  const first = relu(graph, scaledConvolution(graph, weights, input, `${name}/conv1`, { padding: "same" }));
  return relu(graph, add(graph, scaledConvolution(graph, weights, first, `${name}/conv2`, { padding: "same" }), input));
}

function downLayer(graph: Graph, weights: Weights, input: Value, name: string, edge: number): Value {
  const convolved = relu(
    graph,
    scaledConvolution(graph, weights, input, `${name}/conv1`, { stride: 2, padding: "valid" }),
  );
  const main = scaledConvolution(graph, weights, convolved, `${name}/conv2`, { padding: "same" });
  const shortcut = graph.node("AveragePool", [input], { kernel_shape: { ints: [2, 2] }, strides: { ints: [2, 2] } });

  // The two paths may differ by one row and column and in channels: zeros make up for what is missing.
  const missingCells = pooledEdge(edge, 2) - pooledEdge(edge, 3);
  const [, , inputs = 0] = weights(`${name}/conv1/conv/filters`).shape;
  const [, , , outputs = 0] = weights(`${name}/conv2/conv/filters`).shape;
  return relu(graph, add(graph, padEnd(graph, main, 0, missingCells), padEnd(graph, shortcut, outputs - inputs, 0)));
}

function padEnd(graph: Graph, input: Value, channels: number, cells: number): Value {
  if (channels === 0 && cells === 0) return input;
  const pads = [0, 0, 0, 0, 0, channels, cells, cells].map(BigInt);
  return graph.node("Pad", [input, graph.constant([pads.length], pads)]);
}

/** A convolution followed by a scale and an offset per channel, folded into one. */
function scaledConvolution(
  graph: Graph,
  weights: Weights,
  input: Value,
  name: string,
  options: { stride?: number; padding: "same" | "valid" },
): Value {
  const scale = weights(`${name}/scale/weights`).data;
  const offset = weights(`${name}/scale/biases`).data;
  const bias = weights(`${name}/conv/bias`).data.map(
    (value, channel) => value * (scale[channel] as number) + (offset[channel] as number),
  );
  return convolution(graph, input, scaleOutputs(weights(`${name}/conv/filters`), scale), bias, options);
}

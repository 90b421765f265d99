import type { Attributes, Graph, Value } from "../onnx/graph.ts";
import type { Weight } from "./weights.ts";

export interface ConvolutionOptions {
  readonly stride?: number;
  /** `same` pads as TensorFlow does: the odd pixel goes to the right and bottom. */
  readonly padding: "same" | "valid";
  /** One filter per channel; the filter's shape is height × width × channels × 1. */
  readonly depthwise?: boolean;
}

/** A convolution with TensorFlow's filter layout; `bias` has one number per output channel. */
export function convolution(
  graph: Graph,
  input: Value,
  filter: Weight,
  bias: Float32Array | undefined,
  { stride = 1, padding, depthwise = false }: ConvolutionOptions,
): Value {
  const [height = 1, width = 1, inputs = 1, outputs = 1] = filter.shape;
  const channels = depthwise ? inputs : outputs;
  const depth = depthwise ? 1 : inputs;
  const kernel = graph.constant([channels, depth, height, width], toChannelsFirst(filter, depthwise));
  const attributes: Attributes = {
    kernel_shape: { ints: [height, width] },
    strides: { ints: [stride, stride] },
    group: { int: depthwise ? inputs : 1 },
    auto_pad: { text: padding === "same" ? "SAME_UPPER" : "VALID" },
  };
  const constants = bias ? [kernel, graph.constant([channels], bias)] : [kernel];
  return graph.node("Conv", [input, ...constants], attributes);
}

/** Height × width × in × out → out × in × height × width. */
function toChannelsFirst({ shape, data }: Weight, depthwise: boolean): Float32Array {
  const [height = 1, width = 1, inputs = 1, outputs = 1] = shape;
  const cells = height * width;
  const result = new Float32Array(data.length);
  for (let cell = 0; cell < cells; cell++) {
    for (let input = 0; input < inputs; input++) {
      for (let output = 0; output < outputs; output++) {
        const plane = depthwise ? input * outputs + output : output * inputs + input;
        result[plane * cells + cell] = data[(cell * inputs + input) * outputs + output] as number;
      }
    }
  }
  return result;
}

/** Scales every output channel of a filter: folds a batch normalisation into the convolution before it. */
export function scaleOutputs({ shape, data }: Weight, scales: Float32Array): Weight {
  const scaled = new Float32Array(data.length);
  for (let index = 0; index < data.length; index++) {
    scaled[index] = (data[index] as number) * (scales[index % scales.length] as number);
  }
  return { shape, data: scaled };
}

export const relu = (graph: Graph, input: Value): Value => graph.node("Relu", [input]);

/** Limits values to 0–6. */
export const relu6 = (graph: Graph, input: Value): Value =>
  graph.node("Clip", [input, graph.scalar(0), graph.scalar(6)]);

export const add = (graph: Graph, a: Value, b: Value): Value => graph.node("Add", [a, b]);

/** N × height × width × channels → N × channels × height × width. */
export const channelsFirst = (graph: Graph, input: Value): Value =>
  graph.node("Transpose", [input], { perm: { ints: [0, 3, 1, 2] } });
export const channelsLast = (graph: Graph, input: Value): Value =>
  graph.node("Transpose", [input], { perm: { ints: [0, 2, 3, 1] } });

/** RGB of the pictures that face-api's landmark and embedding nets were trained on. */
const MEAN_RGB = Float32Array.of(122.782, 117.001, 104.298);

/** Pixels 0–255, N × height × width × RGB, to what the landmark and embedding nets expect. */
export function normalisedFaces(graph: Graph, input: Value): Value {
  const centred = graph.node("Sub", [input, graph.constant([3], MEAN_RGB)]);
  return channelsFirst(graph, graph.node("Div", [centred, graph.scalar(255)]));
}

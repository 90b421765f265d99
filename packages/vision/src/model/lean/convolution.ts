import type { Value } from "../../onnx/graph.ts";
import { type Floats, integerAttribute, integersOf, type Model, type Node } from "../../onnx/model.ts";

/** A convolution's numbers. */
export interface Filters {
  /** outputs × inputs of a group × height × width */
  readonly weights: Floats;
  /** One for each output. */
  readonly bias: Float32Array;
}

/** `undefined` when the node is no convolution with fixed weights. */
export function filtersOf(model: Model, node: Node | undefined): Filters | undefined {
  if (node?.operator !== "Conv") return undefined;
  const weights = model.floats(node.inputs[1]);
  if (!weights) return undefined;
  return { weights, bias: model.floats(node.inputs[2])?.data ?? new Float32Array(weights.dimensions[0] ?? 0) };
}

export function setFilters(model: Model, node: Node, input: Value, { weights, bias }: Filters): void {
  const { dimensions, data } = weights;
  node.inputs = [input, model.addFloats(dimensions, data), model.addFloats([bias.length], bias)];
}

/** The same convolution with `result × scale + shift` as its result. */
export function scaled({ weights, bias }: Filters, scale: number, shift: number): Filters {
  return {
    weights: { ...weights, data: weights.data.map((value) => value * scale) },
    bias: bias.map((value) => value * scale + shift),
  };
}

/** The same convolution for an input that misses `input × scale + shift`. Holds where nothing is padded: padding is 0 before and after. */
export function forUnscaled({ weights, bias }: Filters, scale: number, shift: number): Filters {
  const { dimensions, data } = weights;
  const perOutput = data.length / bias.length;
  const sumOf = (output: number) =>
    data.subarray(output * perOutput, (output + 1) * perOutput).reduce((sum, value) => sum + value, 0);
  return {
    weights: { dimensions, data: data.map((value) => value * scale) },
    bias: bias.map((value, output) => value + shift * sumOf(output)),
  };
}

export function pads(node: Node): boolean {
  return integersOf(node, "pads").some((px) => px !== 0);
}

/** Whether a node mixes the channels of each pixel by itself, and does nothing else. */
export function isPointwise(node: Node): boolean {
  const isOne = (value: number) => value === 1;
  return (
    node.operator === "Conv" &&
    (integerAttribute(node, "group") ?? 1) === 1 &&
    !pads(node) &&
    integersOf(node, "kernel_shape").every(isOne) &&
    integersOf(node, "strides").every(isOne)
  );
}

/** The number that a value is, wherever it is used; `undefined` when it is not one fixed number. */
export function numberOf(model: Model, value: Value | undefined): number | undefined {
  const floats = model.floats(value);
  return floats?.data.length === 1 ? floats.data[0] : undefined;
}

/** The other operand of a sum or product of two. */
export function other(node: Node, value: Value): Value {
  return node.inputs[0] === value ? (node.inputs[1] as Value) : (node.inputs[0] as Value);
}

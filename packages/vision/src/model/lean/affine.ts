import type { Model, Node } from "../../onnx/model.ts";
import {
  type Filters,
  filtersOf,
  forUnscaled,
  isPointwise,
  numberOf,
  other,
  pads,
  scaled,
  setFilters,
} from "./convolution.ts";

/** Folds what is multiplied and added after a convolution, one number for all pixels and channels, into it. */
export function foldAffine(model: Model): void {
  for (const node of [...model.nodes]) {
    for (let next = model.onlyUser(node); next; next = model.onlyUser(node)) {
      const filters = filtersOf(model, node);
      const number = numberOf(model, other(next, node.outputs[0] as string));
      if (!filters || number === undefined || !["Mul", "Add"].includes(next.operator)) break;
      const folded = next.operator === "Mul" ? scaled(filters, number, 0) : scaled(filters, 1, number);
      setFilters(model, node, node.inputs[0] as string, folded);
      node.outputs = next.outputs;
      model.remove(next);
    }
  }
}

/** Makes one convolution of two that follow each other and mix each pixel's channels only. */
export function joinPointwise(model: Model): void {
  for (const first of [...model.nodes]) {
    const second = model.onlyUser(first);
    if (!second || !isPointwise(first) || !isPointwise(second)) continue;
    const [inner, outer] = [filtersOf(model, first), filtersOf(model, second)];
    if (!inner || !outer) continue;
    setFilters(model, second, first.inputs[0] as string, product(outer, inner));
    model.remove(first);
  }
}

function product(outer: Filters, inner: Filters): Filters {
  const [between, inputs] = [inner.bias.length, inner.weights.data.length / inner.bias.length];
  const sums = new Float64Array(outer.bias.length * inputs);
  const bias = Float64Array.from(outer.bias);
  for (let output = 0; output < outer.bias.length; output++) {
    for (let channel = 0; channel < between; channel++) {
      const weight = outer.weights.data[output * between + channel] as number;
      (bias[output] as number) += weight * (inner.bias[channel] as number);
      for (let input = 0; input < inputs; input++) {
        (sums[output * inputs + input] as number) += weight * (inner.weights.data[channel * inputs + input] as number);
      }
    }
  }
  const dimensions = [outer.bias.length, inputs, 1, 1];
  return { weights: { dimensions, data: Float32Array.from(sums) }, bias: Float32Array.from(bias) };
}

/**
 * Takes `value × scale + shift` into the convolutions that use it, or, where one of them pads and zeros would not stand for the same
 * any more, into a normalisation with this scale and shift, which a runtime does as fast as a copy.
 * @param maker what computes the value
 * @param node computes `value × scale + shift`; it goes
 * @param channels of the value
 */
export function foldIntoUsers(
  model: Model,
  maker: Node,
  node: Node,
  by: { scale: number; shift: number; channels: number },
): void {
  const [value, result] = [maker.outputs[0] as string, node.outputs[0] as string];
  const users = model.users(result);
  const filters = users.map((user) => (user.inputs[0] === result && !pads(user) ? filtersOf(model, user) : undefined));
  if (filters.every((known) => known !== undefined)) {
    for (const [index, user] of users.entries()) {
      setFilters(model, user, value, forUnscaled(filters[index] as Filters, by.scale, by.shift));
    }
  } else {
    const each = (number: number) => model.addFloats([by.channels], new Float32Array(by.channels).fill(number));
    const inputs = [value, each(by.scale), each(by.shift), each(0), each(1)];
    model.insertBefore(node, "BatchNormalization", inputs, result, { epsilon: { float: 0 } });
  }
  model.remove(node);
}

/** `x + x × gate` is `x × (gate + 1)`, and a gate has one number for each channel. */
export function joinGates(model: Model): void {
  for (const sum of [...model.nodes]) {
    if (sum.operator !== "Add") continue;
    const product = sum.inputs.map((value) => model.maker(value)).find((node) => node?.operator === "Mul");
    const value = product && other(sum, product.outputs[0] as string);
    if (!product || value === undefined || !product.inputs.includes(value) || model.onlyUser(product) !== sum) continue;
    const gate = other(product, value);
    const raised = model.newValue();
    const one = model.addFloats([], Float32Array.of(1));
    model.insertBefore(product, "Add", [gate, one], raised, {});
    product.inputs = [value, raised];
    product.outputs = sum.outputs;
    model.remove(sum);
  }
}

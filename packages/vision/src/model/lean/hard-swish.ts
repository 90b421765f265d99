import type { Model, Node } from "../../onnx/model.ts";
import { foldIntoUsers } from "./affine.ts";
import { filtersOf, numberOf, other } from "./convolution.ts";

/**
 * Finds `x × clip(x + 3, 0, 6) / 6`, written as four operators, and writes it as `x × hardSigmoid(x)`, which ONNX Runtime does while it
 * stores a convolution's result. The learned scale and shift after it go into what follows.
 */
export function joinHardSwish(model: Model): void {
  for (const sum of [...model.nodes]) {
    const found = parts(model, sum);
    if (!found) continue;
    const { input, clip, product, quotient } = found;
    const gate = model.newValue();
    const attributes = { alpha: { float: 1 / 6 }, beta: { float: 0.5 } };
    model.insertBefore(sum, "HardSigmoid", [input], gate, attributes);
    product.inputs = [input, gate];
    product.outputs = quotient.outputs;
    model.remove(sum, clip, quotient);
    foldScale(model, product, input);
  }
}

function parts(model: Model, sum: Node) {
  const three = sum.operator === "Add" ? sum.inputs.find((value) => numberOf(model, value) === 3) : undefined;
  if (three === undefined) return undefined;
  const input = other(sum, three);
  const clip = model.onlyUser(sum);
  const product = model.onlyUser(clip);
  const quotient = model.onlyUser(product);
  if (clip?.operator !== "Clip" || product?.operator !== "Mul" || quotient?.operator !== "Div") return undefined;
  const isWhole = product.inputs.includes(input) && numberOf(model, quotient.inputs[1]) === 6;
  return isWhole ? { input, clip, product, quotient } : undefined;
}

function foldScale(model: Model, swish: Node, input: string): void {
  const product = model.onlyUser(swish);
  const sum = model.onlyUser(product);
  const scale = product?.operator === "Mul" ? numberOf(model, other(product, swish.outputs[0] as string)) : undefined;
  const shift =
    product && sum?.operator === "Add" ? numberOf(model, other(sum, product.outputs[0] as string)) : undefined;
  const channels = filtersOf(model, model.maker(input))?.bias.length;
  if (!product || !sum || scale === undefined || shift === undefined || channels === undefined) return;
  sum.inputs = [swish.outputs[0] as string];
  model.remove(product);
  foldIntoUsers(model, swish, sum, { scale, shift, channels });
}

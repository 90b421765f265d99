import { Model } from "../../onnx/model.ts";
import { foldAffine, joinGates, joinPointwise } from "./affine.ts";
import { joinHardSwish } from "./hard-swish.ts";
import { joinUpscales } from "./upscale.ts";

/**
 * The same net with fewer passes over its intermediate results. The text nets (PP-LCNetV3, https://arxiv.org/abs/2109.15099 and its
 * successor) are written with eight operators of one number each around every convolution. Each of them reads and writes the whole
 * map, and two thirds of the time went there. All that is done here is arithmetic that leaves the results as they are, but for
 * rounding: `test/unit/lean.test.ts` holds both against each other.
 */
export function lean(bytes: Uint8Array): Uint8Array {
  const model = new Model(bytes);
  foldAffine(model);
  joinHardSwish(model);
  joinPointwise(model);
  joinGates(model);
  joinUpscales(model);
  return model.encode();
}

import { InferenceSession, Tensor } from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import { readModelFile } from "../../src/model/files.ts";
import { lean } from "../../src/model/lean/index.ts";
import { Model } from "../../src/onnx/model.ts";

const OPTIONS: InferenceSession.SessionOptions = { intraOpNumThreads: 1, interOpNumThreads: 1 };

/** Slow waves with noise, the same every time. */
function picture(shape: readonly number[]): Tensor {
  let state = 7;
  const data = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, (_, index) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.sin(index / 40) + state / 2 ** 32 - 0.5;
  });
  return new Tensor("float32", data, shape);
}

async function answer(model: Uint8Array, input: Tensor): Promise<Tensor> {
  const session = await InferenceSession.create(model, OPTIONS);
  const [output] = Object.values(await session.run({ [session.inputNames[0] as string]: input }));
  await session.release();
  return output as Tensor;
}

describe("lean text nets", () => {
  test.each([
    ["textDetector", [1, 3, 96, 160]],
    ["textReader", [2, 3, 48, 120]],
  ] as const)(
    "%s answers what it answered, to its borders, with less than half of the operators",
    async (name, shape) => {
      const original = await readModelFile(name);
      const rewritten = lean(original);
      const [before, after] = [await answer(original, picture(shape)), await answer(rewritten, picture(shape))];
      expect(after.dims).toEqual(before.dims);
      const expected = before.data as Float32Array;
      const off = expected.map((value, index) => Math.abs(value - ((after.data as Float32Array)[index] as number)));
      expect(off.reduce((a, b) => Math.max(a, b))).toBeLessThan(1e-4);
      // The reader keeps its attention as it is.
      const operators = (model: Uint8Array) =>
        new Model(model).nodes.filter(({ operator }) => /^(?:Mul|Add|Div|Clip)$/.test(operator));
      expect(operators(rewritten).length).toBeLessThan(operators(original).length / 2);
    },
  );

  test("A model that ends early is refused", async () => {
    const bytes = await readModelFile("textDetector");
    expect(() => lean(bytes.subarray(0, bytes.length - 10))).toThrow("ends in the middle");
  });
});

/** A tensor of a face-api model, TensorFlow's layout: convolution filters are height × width × in × out. */
export interface Weight {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Looks a weight up by its name in the manifest. */
export type Weights = (name: string) => Weight;

interface ManifestEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: "float32" | "int32";
  readonly quantization?: { readonly dtype: "uint8"; readonly scale: number; readonly min: number };
}

const BYTES_PER_NUMBER = 4;

/**
 * Reads the weights of a TensorFlow.js model: the tensors follow one another in the order of the manifest, most of them
 * quantised to one byte per number (value = byte × scale + min).
 */
export function readWeights(manifest: Buffer, bytes: Buffer): Weights {
  const groups = JSON.parse(manifest.toString("utf8")) as { weights: ManifestEntry[] }[];
  const weights = new Map<string, Weight>();
  let offset = 0;
  for (const { name, shape, quantization } of groups.flatMap((group) => group.weights)) {
    const count = shape.reduce((product, size) => product * size, 1);
    const length = quantization ? count : count * BYTES_PER_NUMBER;
    const stored = bytes.subarray(offset, offset + length);
    weights.set(name, { shape, data: quantization ? dequantise(stored, quantization) : toFloats(stored, count) });
    offset += length;
  }
  return (name) => {
    const weight = weights.get(name);
    if (!weight) throw new Error(`The model has no weight named ${name}.`);
    return weight;
  };
}

function dequantise(stored: Buffer, { scale, min }: { scale: number; min: number }): Float32Array {
  const data = new Float32Array(stored.length);
  for (let index = 0; index < stored.length; index++) data[index] = (stored[index] as number) * scale + min;
  return data;
}

function toFloats(stored: Buffer, count: number): Float32Array {
  const data = new Float32Array(count);
  for (let index = 0; index < count; index++) data[index] = stored.readFloatLE(index * BYTES_PER_NUMBER);
  return data;
}

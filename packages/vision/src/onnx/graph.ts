import { encode, float, integer, type Message, message, nested } from "./message.ts";

/** A value of the graph: the name of an input, a constant or a node's output. */
export type Value = string;

export type Attribute =
  | { readonly int: number }
  | { readonly ints: readonly number[] }
  | { readonly float: number }
  | { readonly text: string };
export type Attributes = Readonly<Record<string, Attribute>>;
export type ElementType = "float" | "uint8" | "int64";
/** A number, or the name of a dimension that each run may choose. */
export type Dimension = number | string;

/** `TensorProto.DataType` of onnx.proto. */
const DATA_TYPES = { float: 1, uint8: 2, int64: 7 } as const satisfies Record<ElementType, number>;
/** `AttributeProto.AttributeType` of onnx.proto. */
const ATTRIBUTE_TYPES = { float: 1, int: 2, text: 3, ints: 7 } as const;
const IR_VERSION = 8;
const OPSET_VERSION = 13;

/**
 * Builds an ONNX model (https://onnx.ai/onnx/repo-docs/IR.html) in memory. Field numbers are those of onnx.proto.
 * Values are named by the builder, so a graph reads like the formula it stands for.
 */
export class Graph {
  readonly #name: string;
  readonly #nodes: Message[] = [];
  readonly #constants: Message[] = [];
  readonly #inputs: Message[] = [];
  readonly #outputs: Message[] = [];
  #values = 0;

  constructor(name: string) {
    this.#name = name;
  }

  input(name: string, type: ElementType, dimensions: readonly Dimension[]): Value {
    this.#inputs.push(valueInfo(name, type, dimensions));
    return name;
  }

  constant(dimensions: readonly number[], data: Float32Array | readonly bigint[]): Value {
    const name = this.#newValue();
    const [type, array] =
      data instanceof Float32Array ? (["float", data] as const) : (["int64", BigInt64Array.from(data)] as const);
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    this.#constants.push(tensor(name, dimensions, DATA_TYPES[type], bytes));
    return name;
  }

  /** A single number, for arithmetic with whole tensors. */
  scalar(value: number): Value {
    return this.constant([], Float32Array.of(value));
  }

  node(operator: string, inputs: readonly Value[], attributes: Attributes = {}): Value {
    const output = this.#newValue();
    this.#addNode(operator, inputs, output, attributes);
    return output;
  }

  output(name: string, value: Value, dimensions: readonly Dimension[]): void {
    this.#addNode("Identity", [value], name, {});
    this.#outputs.push(valueInfo(name, "float", dimensions));
  }

  /** The bytes of a `ModelProto`. */
  encode(): Uint8Array {
    const graph = message(
      ...this.#nodes.map((node) => nested(1, node)),
      nested(2, this.#name),
      ...this.#constants.map((constant) => nested(5, constant)),
      ...this.#inputs.map((input) => nested(11, input)),
      ...this.#outputs.map((output) => nested(12, output)),
    );
    return encode(message(integer(1, IR_VERSION), nested(7, graph), nested(8, integer(2, OPSET_VERSION))));
  }

  #newValue(): Value {
    this.#values += 1;
    return `v${this.#values}`;
  }

  #addNode(operator: string, inputs: readonly Value[], output: Value, attributes: Attributes): void {
    this.#nodes.push(
      message(
        ...inputs.map((input) => nested(1, input)),
        nested(2, output),
        nested(3, output),
        nested(4, operator),
        ...Object.entries(attributes).map(([name, value]) => nested(5, attribute(name, value))),
      ),
    );
  }
}

/**
 * A `TensorProto`.
 * @param type `TensorProto.DataType`
 * @param bytes its numbers, little-endian
 */
export function tensor(name: string, dimensions: readonly number[], type: number, bytes: Uint8Array): Message {
  return message(...dimensions.map((size) => integer(1, size)), integer(2, type), nested(8, name), nested(9, bytes));
}

/** An `AttributeProto`. */
export function attribute(name: string, value: Attribute): Message {
  if ("int" in value) return message(nested(1, name), integer(3, value.int), integer(20, ATTRIBUTE_TYPES.int));
  if ("float" in value) return message(nested(1, name), float(2, value.float), integer(20, ATTRIBUTE_TYPES.float));
  if ("text" in value) return message(nested(1, name), nested(4, value.text), integer(20, ATTRIBUTE_TYPES.text));
  return message(nested(1, name), ...value.ints.map((int) => integer(8, int)), integer(20, ATTRIBUTE_TYPES.ints));
}

function valueInfo(name: string, type: ElementType, dimensions: readonly Dimension[]): Message {
  const shape = message(
    ...dimensions.map((size) => nested(1, typeof size === "number" ? integer(1, size) : nested(2, size))),
  );
  return message(nested(1, name), nested(2, nested(1, message(integer(1, DATA_TYPES[type]), nested(2, shape)))));
}

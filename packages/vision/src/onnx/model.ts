import { bytesOf, fieldsOf, integerOf, textOf } from "./fields.ts";
import { type Attributes, attribute, tensor, type Value } from "./graph.ts";
import { encode, integer, type Message, message, nested } from "./message.ts";

/** One operator of a model. */
export interface Node {
  readonly operator: string;
  inputs: readonly Value[];
  outputs: readonly Value[];
  /** `AttributeProto`s by name, as they are written. */
  readonly attributes: ReadonlyMap<string, Uint8Array>;
}

interface Constant {
  readonly dimensions: readonly number[];
  /** `TensorProto.DataType` */
  readonly type: number;
  /** Numbers as they are written. */
  readonly data: Uint8Array;
}

/** 32-bit floats with their shape. */
export interface Floats {
  readonly dimensions: readonly number[];
  readonly data: Float32Array;
}

const FLOAT = 1;
const IR_VERSION = 8;

/**
 * An ONNX model (https://onnx.ai/onnx/repo-docs/IR.html) that is read, changed and written again. Field numbers are those of
 * onnx.proto.
 */
export class Model {
  /** In the order in which they run. */
  readonly nodes: Node[] = [];
  readonly #constants = new Map<Value, Constant>();
  readonly #inputs: Uint8Array[] = [];
  readonly #outputs: Uint8Array[] = [];
  readonly #outputNames = new Set<Value>();
  #opset = 0;
  #values = 0;

  /** @throws Error when the bytes are no model */
  constructor(bytes: Uint8Array) {
    for (const [field, value] of fieldsOf(bytes)) {
      if (field === 7) this.#readGraph(bytesOf(value));
      if (field === 8) this.#opset = integerOf(only(bytesOf(value), 2) ?? 0n);
    }
  }

  /** The bytes of a `ModelProto`; constants that nothing uses any more are left out. */
  encode(): Uint8Array {
    const used = new Set(this.nodes.flatMap(({ inputs }) => inputs));
    const constants = [...this.#constants].filter(([name]) => used.has(name));
    const graph = message(
      ...this.nodes.map((node) => nested(1, encodeNode(node))),
      nested(2, "graph"),
      ...constants.map(([name, { dimensions, type, data }]) => nested(5, tensor(name, dimensions, type, data))),
      ...this.#inputs.map((input) => nested(11, input)),
      ...this.#outputs.map((output) => nested(12, output)),
    );
    return encode(message(integer(1, IR_VERSION), nested(7, graph), nested(8, integer(2, this.#opset))));
  }

  /** `undefined` when the value is computed or holds other numbers. */
  floats(name: Value | undefined): Floats | undefined {
    const constant = this.#constants.get(name ?? "");
    if (constant?.type !== FLOAT) return undefined;
    // A copy, because the file's bytes lie wherever they lie, and floats begin at multiples of four.
    return { dimensions: constant.dimensions, data: new Float32Array(Uint8Array.from(constant.data).buffer) };
  }

  addFloats(dimensions: readonly number[], data: Float32Array): Value {
    const name = this.newValue();
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#constants.set(name, { dimensions, type: FLOAT, data: bytes });
    return name;
  }

  newValue(): Value {
    this.#values += 1;
    return `new.${this.#values}`;
  }

  /** The node that computes a value. */
  maker(value: Value | undefined): Node | undefined {
    return this.nodes.find(({ outputs }) => value !== undefined && outputs.includes(value));
  }

  users(value: Value): Node[] {
    return this.nodes.filter(({ inputs }) => inputs.includes(value));
  }

  /** The node after this one, when it alone uses this one's result. */
  onlyUser(node: Node | undefined): Node | undefined {
    const [output, ...others] = node?.outputs ?? [];
    if (output === undefined || others.length > 0 || this.#outputNames.has(output)) return undefined;
    const users = this.users(output);
    return users.length === 1 ? users[0] : undefined;
  }

  remove(...gone: readonly Node[]): void {
    for (const node of gone) this.nodes.splice(this.nodes.indexOf(node), 1);
  }

  /** Puts a new node in front of another. */
  insertBefore(next: Node, operator: string, inputs: readonly Value[], output: Value, attributes: Attributes): Node {
    const encoded = Object.entries(attributes).map(([name, value]) => [name, encode(attribute(name, value))] as const);
    const node: Node = { operator, inputs, outputs: [output], attributes: new Map(encoded) };
    this.nodes.splice(this.nodes.indexOf(next), 0, node);
    return node;
  }

  #readGraph(bytes: Uint8Array): void {
    for (const [field, value] of fieldsOf(bytes)) {
      if (field === 1) this.#readNode(bytesOf(value));
      else if (field === 5) this.#constants.set(...readTensor(bytesOf(value)));
      else if (field === 11) this.#inputs.push(bytesOf(value));
      else if (field === 12) {
        this.#outputs.push(bytesOf(value));
        this.#outputNames.add(textOf(only(bytesOf(value), 1) ?? new Uint8Array()));
      }
    }
  }

  #readNode(bytes: Uint8Array): void {
    const inputs: Value[] = [];
    const outputs: Value[] = [];
    const attributes = new Map<string, Uint8Array>();
    let operator = "";
    for (const [field, value] of fieldsOf(bytes)) {
      if (field === 1) inputs.push(textOf(value));
      else if (field === 2) outputs.push(textOf(value));
      else if (field === 4) operator = textOf(value);
      else if (field === 5) attributes.set(textOf(only(bytesOf(value), 1) ?? new Uint8Array()), bytesOf(value));
    }
    const held = operator === "Constant" ? only(attributes.get("value") ?? new Uint8Array(), 5) : undefined;
    if (held === undefined) this.nodes.push({ operator, inputs, outputs, attributes });
    else this.#constants.set(outputs[0] as Value, readTensor(bytesOf(held))[1]);
  }
}

/** A list of whole numbers among a node's attributes, such as `pads`; empty when it is not given. */
export function integersOf({ attributes }: Node, name: string): number[] {
  const fields = [...fieldsOf(attributes.get(name) ?? new Uint8Array())];
  return fields.filter(([field]) => field === 8).map(([, value]) => integerOf(value));
}

/** A whole number among a node's attributes, such as `group`. */
export function integerAttribute({ attributes }: Node, name: string): number | undefined {
  const value = only(attributes.get(name) ?? new Uint8Array(), 3);
  return value === undefined ? undefined : integerOf(value);
}

function readTensor(bytes: Uint8Array): [Value, Constant] {
  const dimensions: number[] = [];
  let [name, type, data] = ["", 0, new Uint8Array()];
  for (const [field, value] of fieldsOf(bytes)) {
    if (field === 1) dimensions.push(integerOf(value));
    else if (field === 2) type = integerOf(value);
    else if (field === 8) name = textOf(value);
    else if (field === 9) data = Uint8Array.from(bytesOf(value));
    else throw new Error(`The constant ${name} keeps its numbers in field ${field}, which these models do not use.`);
  }
  return [name, { dimensions, type, data }];
}

function encodeNode({ operator, inputs, outputs, attributes }: Node): Message {
  return message(
    ...inputs.map((input) => nested(1, input)),
    ...outputs.map((output) => nested(2, output)),
    nested(3, outputs[0] ?? operator),
    nested(4, operator),
    ...[...attributes.values()].map((encoded) => nested(5, encoded)),
  );
}

function only(bytes: Uint8Array, wanted: number) {
  for (const [field, value] of fieldsOf(bytes)) if (field === wanted) return value;
  return undefined;
}

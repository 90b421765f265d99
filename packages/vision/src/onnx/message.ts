/*
 * Protocol Buffers' wire format, as much of it as an ONNX file needs.
 * https://protobuf.dev/programming-guides/encoding/
 *
 * A message is kept as a list of chunks and joined once, so that weights of tens of megabytes are copied once, not once per
 * level of nesting.
 */

export interface Message {
  readonly chunks: readonly Uint8Array[];
  /** bytes */
  readonly length: number;
}

/** Those that ONNX files have; there are no 64-bit ones in them. */
export const WireType = { varint: 0, lengthDelimited: 2, fixed32: 5 } as const;

export function message(...fields: readonly Message[]): Message {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (const field of fields) {
    for (const chunk of field.chunks) chunks.push(chunk);
    length += field.length;
  }
  return { chunks, length };
}

/** An integer field. Negative numbers take ten bytes, as the format demands. */
export function integer(field: number, value: number | bigint): Message {
  return raw(concat([varint(tag(field, WireType.varint)), varint(value)]));
}

/** A field with a 32-bit floating-point number. */
export function float(field: number, value: number): Message {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return raw(concat([varint(tag(field, WireType.fixed32)), bytes]));
}

/** A string, bytes or embedded-message field. */
export function nested(field: number, value: string | Uint8Array | Message): Message {
  const body = typeof value === "string" ? raw(Buffer.from(value, "utf8")) : toMessage(value);
  return message(raw(concat([varint(tag(field, WireType.lengthDelimited)), varint(body.length)])), body);
}

export function encode({ chunks, length }: Message): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function tag(field: number, wireType: number): number {
  return (field << 3) | wireType;
}

function varint(value: number | bigint): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

function raw(bytes: Uint8Array): Message {
  return { chunks: [bytes], length: bytes.length };
}

function toMessage(value: Uint8Array | Message): Message {
  return value instanceof Uint8Array ? raw(value) : value;
}

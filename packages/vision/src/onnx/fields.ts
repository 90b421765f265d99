import { WireType } from "./message.ts";

/** What a field of a message holds: a number as it was written, without its sign, or bytes. */
export type FieldValue = bigint | Uint8Array;

/**
 * The fields of an encoded message, in order. Bytes are views, not copies.
 * @throws Error when the bytes are no message
 */
export function* fieldsOf(bytes: Uint8Array): Generator<readonly [field: number, value: FieldValue]> {
  let offset = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[offset++];
      if (byte === undefined) throw new Error("The message ends in the middle of a number.");
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number): Uint8Array => {
    if (offset + length > bytes.length) throw new Error("The message ends in the middle of a field.");
    offset += length;
    return bytes.subarray(offset - length, offset);
  };
  while (offset < bytes.length) {
    const tag = Number(varint());
    const field = tag >> 3;
    if ((tag & 7) === WireType.varint) yield [field, varint()];
    else if ((tag & 7) === WireType.lengthDelimited) yield [field, take(Number(varint()))];
    else if ((tag & 7) === WireType.fixed32) yield [field, take(4)];
    else throw new Error(`Field ${field} has the wire type ${tag & 7}, which these models do not use.`);
  }
}

export function textOf(value: FieldValue): string {
  return Buffer.from(bytesOf(value)).toString("utf8");
}

export function bytesOf(value: FieldValue): Uint8Array {
  if (typeof value === "bigint") throw new Error("A number stands where bytes belong.");
  return value;
}

/** Negative numbers are written as their two's complement of 64 bits. */
export function integerOf(value: FieldValue): number {
  if (typeof value !== "bigint") throw new Error("Bytes stand where a number belongs.");
  return Number(BigInt.asIntN(64, value));
}

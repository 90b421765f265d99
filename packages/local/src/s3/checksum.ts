import { createHash, type Hash } from "node:crypto";
import { crc32 } from "node:zlib";
import { notImplemented } from "../server/index.ts";
import { CHECKSUM_ALGORITHMS, type ChecksumAlgorithm } from "./entry.ts";

const PREFIX = "x-amz-checksum-";
/** Headers that speak about checksums without carrying one. */
const ABOUT = new Set(["mode", "type", "algorithm"]);

/** @throws AwsError NotImplemented for an algorithm we do not have */
export function algorithmOf(header: string): ChecksumAlgorithm | undefined {
  if (!header.startsWith(PREFIX)) return undefined;
  const name = header.slice(PREFIX.length);
  if (ABOUT.has(name)) return undefined;
  const known = CHECKSUM_ALGORITHMS.find((algorithm) => algorithm === name);
  if (!known) throw notImplemented("S3", `the checksum ${name}`);
  return known;
}

/** One checksum over a body that arrives in pieces. */
export class Checksum {
  readonly #hash: Hash | undefined;
  readonly #crc: ((data: Uint8Array, value: number) => number) | undefined;
  #value = 0;

  constructor(algorithm: ChecksumAlgorithm) {
    if (algorithm === "sha1" || algorithm === "sha256") this.#hash = createHash(algorithm);
    else this.#crc = algorithm === "crc32" ? crc32 : crc32c;
  }

  update(data: Uint8Array): void {
    this.#hash?.update(data);
    if (this.#crc) this.#value = this.#crc(data, this.#value);
  }

  /** Base64, big-endian, as in the x-amz-checksum headers. */
  digest(): string {
    if (this.#hash) return this.#hash.digest("base64");
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(this.#value);
    return bytes.toString("base64");
  }
}

/** Castagnoli's polynomial, reflected. */
const CRC32C_POLYNOMIAL = 0x82f63b78;
const CRC32C_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ CRC32C_POLYNOMIAL : value >>> 1;
  return value;
});

export function crc32c(data: Uint8Array, value = 0): number {
  let crc = ~value;
  for (const byte of data) crc = CRC32C_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

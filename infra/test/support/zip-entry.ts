import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

/* https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, as much of it as SST's archives need. */
const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const DEFLATED = 8;

/** @returns the bytes of a file in a zip archive, `undefined` when it has no such file */
export function zipEntry(archive: string, name: string): Buffer | undefined {
  const bytes = readFileSync(archive);
  const end = bytes.length - END_BYTES;
  if (bytes.readUInt32LE(end) !== END_SIGNATURE) throw new Error(`${archive} is no archive without a comment.`);
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    if (bytes.toString("utf8", at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength) === name) {
      const local = bytes.readUInt32LE(at + 42);
      const start = local + LOCAL_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
      return bytes.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(packed) : packed;
    }
    at += ENTRY_BYTES + nameLength + extra + comment;
  }
  return undefined;
}

import { inflateRawSync } from "node:zlib";
import { zipSync } from "fflate";

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const MOST_COMMENT = 0xffff;
/** Parts of a workbook that say something about its cells. */
const WANTED = /^(?:\[Content_Types\]\.xml|_rels\/.+|xl\/[^/]+\.xml|xl\/_rels\/.+|xl\/worksheets\/[^/]+\.xml)$/;

/**
 * A zip made anew from what a workbook's reader needs, with every part unpacked and counted. What a zip says about its sizes is
 * the word of whoever made it: unpacking ends where the limit is, whatever was said, and the reader sees our zip only.
 * @param limit bytes, of all parts together
 * @throws Error for what is no zip, or is more
 */
export function repacked(bytes: Uint8Array, limit: number): Uint8Array {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: Record<string, Uint8Array> = {};
  let left = limit;
  for (const { name, method, size, offset } of entries(zip)) {
    if (!WANTED.test(name)) continue;
    const packed = dataOf(zip, offset, size);
    const data = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
    left -= data.length;
    if (left <= 0) throw new Error("The workbook unpacks to too much.");
    files[name] = data;
  }
  return zipSync(files, { level: 0 });
}

function* entries(zip: Buffer) {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error("The zip's directory is damaged.");
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => zip.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    yield {
      name: zip.toString("utf8", at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      size: zip.readUInt32LE(at + 20),
      offset: zip.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + extra + comment;
  }
}

/** Where the directory's end is: behind it there may be a comment. */
function endOf(zip: Buffer): number {
  for (let at = zip.length - END_SIZE; at >= Math.max(0, zip.length - END_SIZE - MOST_COMMENT); at--) {
    if (zip.readUInt32LE(at) === END) return at;
  }
  throw new Error("This is no zip.");
}

function dataOf(zip: Buffer, offset: number, size: number): Buffer {
  if (zip.readUInt32LE(offset) !== LOCAL) throw new Error("A part of the zip is not where its directory says.");
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  return zip.subarray(start, start + size);
}

/** Formats we decode. Everything else, SVG and PDF above all, is refused before a decoder sees it. */
export const FORMATS = {
  jpeg: { contentType: "image/jpeg", extensions: ["jpg", "jpeg"] },
  png: { contentType: "image/png", extensions: ["png"] },
  webp: { contentType: "image/webp", extensions: ["webp"] },
} as const;
export type Format = keyof typeof FORMATS;

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const HEIF_BRANDS = new Set(["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"]);

/** Names a file by its first bytes; the file's name and declared type are never believed. */
export function sniff(bytes: Uint8Array): Format | "heic" | "other-image" | "not-an-image" {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64));
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "jpeg";
  if (head.subarray(0, 8).equals(PNG_SIGNATURE)) return "png";
  if (ascii(head, 0, 4) === "RIFF" && ascii(head, 8, 12) === "WEBP") return "webp";
  if (ascii(head, 4, 8) === "ftyp") return HEIF_BRANDS.has(ascii(head, 8, 12)) ? "heic" : "other-image";
  if (ascii(head, 0, 4) === "GIF8") return "other-image";
  if (["II*\0", "MM\0*"].includes(ascii(head, 0, 4)) || ascii(head, 0, 2) === "BM") return "other-image";
  return "not-an-image";
}

function ascii(head: Buffer, start: number, end: number): string {
  return head.toString("latin1", start, end);
}

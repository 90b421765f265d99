import { deflateSync } from "node:zlib";

/** A4 upright, in points of 1/72 inch. */
export const A4 = { width: 595.28, height: 841.89 } as const;

export interface Picture {
  /** px */
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel. */
  readonly rgb: Buffer;
}

interface PdfPage {
  /** Drawing operators, from the lower left corner. */
  readonly content: string;
  /** What `/Picture Do` draws into a square of one. */
  readonly picture: Picture | undefined;
  readonly title: string;
  /** BCP 47 */
  readonly language: string;
}

/**
 * One page as PDF 1.7, by hand: a poster is curves, squares and at most one picture, and needs no library. Words are outlines,
 * so that no font has to be embedded and every printer draws the same.
 */
export function writePdf({ content, picture, title, language }: PdfPage): Buffer {
  const resources = picture ? "<< /XObject << /Picture 5 0 R >> >>" : "<< >>";
  const objects: (string | { readonly dictionary: string; readonly data: Buffer })[] = [
    `<< /Type /Catalog /Pages 2 0 R /Lang (${language}) /ViewerPreferences << /DisplayDocTitle true >> >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${A4.width} ${A4.height}] /Resources ${resources} /Contents 4 0 R >>`,
    { dictionary: "/Filter /FlateDecode", data: deflateSync(Buffer.from(content, "latin1")) },
    picture
      ? {
          dictionary: `/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode`,
          data: deflateSync(picture.rgb),
        }
      : "null",
    `<< /Title <${Buffer.from(`\ufeff${title}`, "utf16le").swap16().toString("hex")}> /Producer (SnapRace) >>`,
  ];
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const offsets: number[] = [];
  let size = parts[0]!.length;
  const add = (part: string | Buffer) => {
    const bytes = typeof part === "string" ? Buffer.from(part, "latin1") : part;
    parts.push(bytes);
    size += bytes.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(size);
    add(`${index + 1} 0 obj\n`);
    if (typeof object === "string") add(object);
    else {
      add(`<< ${object.dictionary} /Length ${object.data.length} >>\nstream\n`);
      add(object.data);
      add("\nendstream");
    }
    add("\nendobj\n");
  }
  const table = size;
  const lines = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const count = objects.length + 1;
  add(`xref\n0 ${count}\n0000000000 65535 f \n${lines}`);
  add(`trailer\n<< /Size ${count} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(parts);
}

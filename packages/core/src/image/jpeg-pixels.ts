/** Segments that a decoder needs: tables, frames, scans. JPEG, ITU-T T.81, annex B. */
const NEEDED = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0xda, 0xdb, 0xdd,
]);
const [START, END, SCAN] = [0xd8, 0xd9, 0xda];
/** Segments of applications that say how colours are meant: JFIF, the ICC profile, Adobe's transform. */
const COLOURS: Readonly<Record<number, string>> = { 224: "JFIF\0", 226: "ICC_PROFILE\0", 238: "Adobe" };

/**
 * The very same JPEG without anything that is not its picture or the meaning of its colours: EXIF with place and serial
 * numbers, XMP, IPTC, makers' notes, comments, previews, and whatever is appended after the end. No pixel is touched.
 * @returns `undefined` for a file that is not built as the standard has it
 */
export function jpegPixels(file: Uint8Array): Uint8Array | undefined {
  if (file[0] !== 0xff || file[1] !== START) return undefined;
  const kept: Uint8Array[] = [file.subarray(0, 2)];
  let at = 2;
  while (at < file.length) {
    if (file[at] !== 0xff) return undefined;
    const marker = file[at + 1];
    if (marker === 0xff) at += 1;
    else if (marker === END) return joined([...kept, file.subarray(at, at + 2)]);
    else {
      const end = marker === undefined ? undefined : segmentEnd(file, at, marker);
      if (marker === undefined || end === undefined) return undefined;
      if (NEEDED.has(marker) || isAboutColours(file, at, marker)) kept.push(file.subarray(at, end));
      at = end;
    }
  }
  return undefined;
}

/** Where a segment ends; a scan's with the coded picture that follows its header. */
function segmentEnd(file: Uint8Array, at: number, marker: number): number | undefined {
  const length = ((file[at + 2] ?? 0) << 8) | (file[at + 3] ?? 0);
  let end = at + 2 + length;
  if (length < 2 || end > file.length) return undefined;
  if (marker !== SCAN) return end;
  for (; end < file.length - 1; end++) {
    const next = file[end + 1] ?? 0;
    // A stuffed zero or a restart belongs to the picture, two marks in a row are padding.
    if (file[end] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return end;
  }
  return undefined;
}

function isAboutColours(file: Uint8Array, at: number, marker: number): boolean {
  const name = COLOURS[marker];
  return name !== undefined && [...name].every((letter, place) => file[at + 4 + place] === letter.charCodeAt(0));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

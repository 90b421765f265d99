import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { sha256 } from "@snaprace/core/id";
import { Image } from "@snaprace/core/image";

/** A file that can be uploaded. Its bytes are read again when it is sent, so that thousands fit in memory. */
export interface PhotoFile {
  readonly path: string;
  readonly name: string;
  /** bytes */
  readonly size: number;
  readonly type: (typeof Image.FORMATS)[Image.Format]["contentType"];
  readonly sha256: string;
}

export interface RefusedFile {
  readonly path: string;
  readonly reason: string;
}

const LOOKS_LIKE_PHOTO = /\.(jpe?g|png|webp|heic|heif|tiff?|gif|bmp|avif|cr[23]|nef|arw|raf|orf|rw2|dng)$/i;

const REFUSALS: Readonly<Record<string, string>> = {
  heic: "HEIC is not read. Export it as JPEG.",
  "other-image": "Only JPEG, PNG and WebP are read. Export it as JPEG.",
  "not-an-image": "This is not a photo.",
};

/** Paths of everything in a folder that looks like a photo, in a stable order; hidden files are left out. */
export async function findPhotos(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && LOOKS_LIKE_PHOTO.test(entry.name) && !entry.name.startsWith("."))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** Reads, measures and names a file by its content. */
export async function inspect(file: string): Promise<PhotoFile | RefusedFile> {
  const bytes = await readFile(file);
  if (bytes.length === 0) return { path: file, reason: "The file is empty." };
  if (bytes.length > Image.MAX_BYTES) return { path: file, reason: "The file is larger than 60 MB." };
  const format = Image.sniff(bytes);
  if (!Object.hasOwn(Image.FORMATS, format)) {
    return { path: file, reason: REFUSALS[format] ?? "This is not a photo." };
  }
  const type = Image.FORMATS[format as Image.Format].contentType;
  return { path: file, name: path.basename(file), size: bytes.length, type, sha256: sha256(bytes) };
}

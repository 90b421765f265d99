import { Sha256 } from "./sha256.ts";

/** Up to here a file is read whole and hashed by the browser, which is several times faster. Bytes. */
const WHOLE = 16_000_000;
const PIECE = 1_000_000;

/**
 * The SHA-256 of a file, in memory that does not grow with it.
 * @returns lower-case hex
 * @throws DOMException when the file cannot be read any more
 */
export async function hashFile(file: Blob): Promise<string> {
  if (file.size <= WHOLE) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  const hash = new Sha256();
  for (let start = 0; start < file.size; start += PIECE) {
    hash.update(new Uint8Array(await file.slice(start, start + PIECE).arrayBuffer()));
  }
  return hash.hex();
}

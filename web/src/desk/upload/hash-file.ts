import { Sha256 } from "./sha256.ts";

/** Up to here a file is read whole and hashed by the browser, which is several times faster. Bytes. */
const WHOLE = 16_000_000;
const PIECE = 1_000_000;

/**
 * Hashes one file after the other through one and the same memory: with new memory for each, a thousand photos are
 * through, and hundreds of megabytes held, long before a browser looks for what nobody uses any more.
 */
export class FileHash {
  #memory = new ArrayBuffer(0);

  /**
   * The SHA-256 of a file; not to be asked for before the one asked for earlier is there.
   * @returns lower-case hex
   * @throws DOMException when the file cannot be read any more
   */
  async of(file: Blob): Promise<string> {
    const isWhole = file.size <= WHOLE;
    // One byte more, so that the last piece still has room and the end is seen.
    this.#reserve(isWhole ? file.size + 1 : PIECE);
    const reader = readerOf(file);
    if (reader === undefined) return isWhole ? digest(await file.arrayBuffer()) : inPieces(file);
    const hash = new Sha256();
    let length = 0;
    for (;;) {
      const room = isWhole ? this.#memory.byteLength - length : PIECE;
      const { done, value } = await reader.read(new Uint8Array(this.#memory, length, room));
      if (value === undefined) throw new DOMException("The file ended on the way.", "NotReadableError");
      this.#memory = value.buffer;
      if (done) break;
      if (isWhole) length += value.byteLength;
      else hash.update(value);
    }
    return isWhole ? digest(new Uint8Array(this.#memory, 0, length)) : hash.hex();
  }

  #reserve(bytes: number): void {
    // What a file held that could not be read to its end is gone with it.
    if (this.#memory.byteLength < bytes) this.#memory = new ArrayBuffer(bytes);
  }
}

/** Reads into memory that it is given; `undefined` where the browser cannot do that. */
function readerOf(file: Blob): ReadableStreamBYOBReader | undefined {
  try {
    return file.stream().getReader({ mode: "byob" });
  } catch {
    return undefined;
  }
}

async function inPieces(file: Blob): Promise<string> {
  const hash = new Sha256();
  for (let start = 0; start < file.size; start += PIECE) {
    hash.update(new Uint8Array(await file.slice(start, start + PIECE).arrayBuffer()));
  }
  return hash.hex();
}

async function digest(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  const sha256 = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(sha256, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

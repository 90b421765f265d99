import { FileHash } from "./hash-file.ts";

/* Runs beside the page, so that it stays quick while thousands of files are read. */

export interface HashJob {
  readonly id: number;
  readonly file: File;
}

export interface HashDone {
  readonly id: number;
  /** Absent when the file could not be read. */
  readonly sha256?: string;
}

const scope = self as unknown as {
  onmessage: (event: MessageEvent<HashJob>) => void;
  postMessage(done: HashDone): void;
};

const hash = new FileHash();

scope.onmessage = async ({ data: { id, file } }) => {
  try {
    scope.postMessage({ id, sha256: await hash.of(file) });
  } catch {
    // Moved, renamed, or on a card that was taken out: the page says so in words.
    scope.postMessage({ id });
  }
};

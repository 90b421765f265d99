import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import path from "node:path";

/** The journal is rewritten when it holds this many lines more than there are things to remember. */
const COMPACT_AFTER = 20_000;

/**
 * An append-only file of changes, one JSON line each. Applying all of them in order gives a server's state. A line is on
 * disk before anyone is told of its change, and a line cut off by a kill was told to nobody.
 */
export class Journal<Change> {
  readonly #file: string;
  readonly #isPromised: (change: Change) => boolean;
  #descriptor: number | undefined;
  #lines = 0;
  #size = 0;

  /** @param isPromised changes that must survive a power cut too; the others survive a kill */
  constructor(directory: string, isPromised: (change: Change) => boolean) {
    mkdirSync(directory, { recursive: true });
    this.#file = path.join(directory, "journal.jsonl");
    this.#isPromised = isPromised;
  }

  /** @throws Error when a line in the middle is damaged: the file was changed by other hands */
  read(): Change[] {
    if (!existsSync(this.#file)) return [];
    const lines = readFileSync(this.#file, "utf8").split("\n");
    // After the last line break there is nothing, or a line that was never finished.
    lines.pop();
    return lines.map((line, index) => {
      try {
        return JSON.parse(line) as Change;
      } catch (cause) {
        throw new Error(`Line ${index + 1} of ${this.#file} is damaged.`, { cause });
      }
    });
  }

  /** Replaces the file by the shortest list of changes that gives the same state. */
  rewrite(changes: Iterable<Change>): void {
    const temporary = `${this.#file}.tmp`;
    const descriptor = openSync(temporary, "w", 0o600);
    let lines = 0;
    for (const change of changes) {
      writeSync(descriptor, `${JSON.stringify(change)}\n`);
      lines += 1;
    }
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(temporary, this.#file);
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = openSync(this.#file, "a", 0o600);
    this.#lines = lines;
    this.#size = fstatSync(this.#descriptor).size;
  }

  /** @throws NodeJS.ErrnoException e.g. ENOSPC; then nothing was written */
  append(change: Change): void {
    const descriptor = this.#descriptor;
    if (descriptor === undefined) throw new Error("The journal is not open.");
    const line = Buffer.from(`${JSON.stringify(change)}\n`);
    try {
      for (let written = 0; written < line.length; ) written += writeSync(descriptor, line, written);
      if (this.#isPromised(change)) fdatasyncSync(descriptor);
    } catch (error) {
      // Half a line would swallow the next one.
      ftruncateSync(descriptor, this.#size);
      throw error;
    }
    this.#size += line.length;
    this.#lines += 1;
  }

  /** @param remembered how many lines a rewritten journal would have */
  isWorthRewriting(remembered: number): boolean {
    return this.#lines > remembered + COMPACT_AFTER;
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}

/** One line that is written over on a terminal, and not at all into a file. */
export class ProgressLine {
  readonly #out: NodeJS.WriteStream;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  show(text: string): void {
    if (this.#out.isTTY) this.#out.write(`\r\u001b[2K${text.slice(0, this.#out.columns - 1)}`);
  }

  clear(): void {
    if (this.#out.isTTY) this.#out.write("\r\u001b[2K");
  }
}

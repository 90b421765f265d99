import { Transform, type TransformCallback } from "node:stream";
import { AwsError } from "../server/index.ts";

const CRLF = "\r\n";
const LONGEST_LINE = 4096;

/**
 * Decodes `aws-chunked` bodies without chunk signatures: hex size, CRLF, data, CRLF, and after the empty chunk the trailer
 * lines, which are in {@link trailers} once the stream has ended.
 */
export class AwsChunkedDecoder extends Transform {
  readonly trailers: Record<string, string> = {};
  #buffered: Buffer = Buffer.alloc(0);
  #state: "size" | "data" | "data-end" | "trailers" | "done" = "size";
  #left = 0;

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#buffered = this.#buffered.length > 0 ? Buffer.concat([this.#buffered, chunk]) : chunk;
    try {
      while (this.#step());
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    done(this.#state === "done" ? null : malformed("The request ended before its last chunk."));
  }

  /** @returns whether there may be more to do with what is buffered */
  #step(): boolean {
    if (this.#state === "done") return false;
    if (this.#state === "data") {
      const data = this.#buffered.subarray(0, this.#left);
      if (data.length > 0) this.push(data);
      this.#left -= data.length;
      this.#buffered = this.#buffered.subarray(data.length);
      if (this.#left === 0) this.#state = "data-end";
      return this.#left === 0;
    }
    const line = this.#line();
    if (line === undefined) return false;
    if (this.#state === "data-end") {
      if (line !== "") throw malformed("A chunk is longer than it said.");
      this.#state = "size";
    } else if (this.#state === "size") this.#begin(line);
    else if (line === "") this.#state = "done";
    else this.#trailer(line);
    return true;
  }

  #line(): string | undefined {
    const end = this.#buffered.indexOf(CRLF);
    if (end < 0) {
      if (this.#buffered.length > LONGEST_LINE) throw malformed("A chunk header is too long.");
      return undefined;
    }
    const line = this.#buffered.toString("latin1", 0, end);
    this.#buffered = this.#buffered.subarray(end + CRLF.length);
    return line;
  }

  #begin(line: string): void {
    const size = /^([0-9a-fA-F]{1,12})(;.*)?$/.exec(line)?.[1];
    if (size === undefined) throw malformed("A chunk does not begin with its size.");
    this.#left = Number.parseInt(size, 16);
    this.#state = this.#left === 0 ? "trailers" : "data";
  }

  #trailer(line: string): void {
    const colon = line.indexOf(":");
    if (colon < 1) throw malformed("A trailer is not a header.");
    this.trailers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
}

function malformed(message: string): AwsError {
  return new AwsError("IncompleteBody", 400, message);
}

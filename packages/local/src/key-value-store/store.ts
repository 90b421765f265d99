import { randomBytes } from "node:crypto";
import { AwsError, Journal } from "../server/index.ts";

type Change =
  | { readonly type: "put"; readonly key: string; readonly value: string }
  | { readonly type: "delete"; readonly key: string };

/** Quotas of CloudFront KeyValueStore, in bytes. */
const MAX_KEY = 512;
const MAX_PAIR = 1024;
const MAX_TOTAL = 5 * 1024 ** 2;

/** One key value store: pairs in memory, every change in the journal first. */
export class KeyValueStore {
  readonly pairs = new Map<string, string>();
  /** Changes with every write; a writer must name the one it has seen. */
  etag = newEtag();
  lastModified: number;
  totalBytes = 0;
  readonly #journal: Journal<Change>;

  constructor(directory: string, now: number) {
    this.lastModified = now;
    this.#journal = new Journal(directory, () => true);
    for (const change of this.#journal.read()) this.#apply(change);
    this.#journal.rewrite(this.#snapshot());
  }

  /**
   * Makes all changes or none.
   * @throws AwsError ConflictException, ValidationException, ServiceQuotaExceededException
   */
  write(changes: readonly Change[], ifMatch: string | undefined, now: number): void {
    if (ifMatch !== this.etag)
      throw new AwsError("ConflictException", 409, "The If-Match version is missing or not valid.");
    let total = this.totalBytes;
    for (const change of changes) {
      const added = change.type === "put" ? sizeOf(change.key, change.value) : 0;
      if (Buffer.byteLength(change.key) > MAX_KEY || change.key === "" || added > MAX_PAIR) {
        throw new AwsError(
          "ValidationException",
          400,
          "A key has 1 to 512 bytes, and key and value have 1024 together.",
        );
      }
      const current = this.pairs.get(change.key);
      total += added - (current === undefined ? 0 : sizeOf(change.key, current));
    }
    if (total > MAX_TOTAL) throw new AwsError("ServiceQuotaExceededException", 402, "The store holds 5 MB at most.");
    for (const change of changes) {
      this.#journal.append(change);
      this.#apply(change);
    }
    if (this.#journal.isWorthRewriting(this.pairs.size)) this.#journal.rewrite(this.#snapshot());
    this.etag = newEtag();
    this.lastModified = now;
  }

  close(): void {
    this.#journal.close();
  }

  #apply(change: Change): void {
    const current = this.pairs.get(change.key);
    if (current !== undefined) this.totalBytes -= sizeOf(change.key, current);
    if (change.type === "delete") this.pairs.delete(change.key);
    else {
      this.pairs.set(change.key, change.value);
      this.totalBytes += sizeOf(change.key, change.value);
    }
  }

  *#snapshot(): Iterable<Change> {
    for (const [key, value] of this.pairs) yield { type: "put", key, value };
  }
}

function sizeOf(key: string, value: string): number {
  return Buffer.byteLength(key) + Buffer.byteLength(value);
}

function newEtag(): string {
  return randomBytes(8).toString("hex").toUpperCase();
}

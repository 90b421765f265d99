import { Hasher } from "./hasher.ts";
import type { Patience } from "./patience.ts";
import { checkFiles } from "./upload-api.ts";
import { apply, type UploadItem } from "./upload-list.ts";

const HASHES_PER_REQUEST = 200;

/** Hashes files and asks which of them are here already. */
export class Comparer {
  readonly #eventId: string;
  readonly #patience: Patience;
  readonly #onHashed: () => void;
  readonly #hasher = new Hasher();

  constructor(eventId: string, patience: Patience, onHashed: () => void) {
    this.#eventId = eventId;
    this.#patience = patience;
    this.#onHashed = onHashed;
  }

  /**
   * Ends early, and touches nothing any more, once `signal` is aborted.
   * @param onCompared some of them are compared
   * @throws ApiError when the answer will not change
   */
  async compare(
    items: readonly UploadItem[],
    signal: AbortSignal,
    onCompared: (items: readonly UploadItem[]) => Promise<void>,
  ): Promise<void> {
    for (let start = 0; start < items.length && !signal.aborted; start += HASHES_PER_REQUEST) {
      const some = items.slice(start, start + HASHES_PER_REQUEST);
      await Promise.all(some.map((item) => this.#hash(item, signal)));
      const hashed = some.filter(({ sha256 }) => sha256 !== undefined);
      if (hashed.length === 0 || signal.aborted) continue;
      const hashes = hashed.map(({ sha256 = "" }) => sha256);
      const answers = await this.#patience.insist(() => checkFiles(this.#eventId, hashes));
      if (signal.aborted) return;
      for (const [index, answer] of answers.entries()) apply(hashed[index]!, answer);
      await onCompared(hashed);
    }
  }

  stop(): void {
    this.#hasher.stop();
  }

  async #hash(item: UploadItem, signal: AbortSignal): Promise<void> {
    item.stage = "hashing";
    // What hashes comes over the network, too, and may have to be waited for.
    const sha256 = item.sha256 ?? (await this.#patience.outlast(() => this.#hasher.hash(item.found.file)));
    if (signal.aborted) return;
    Object.assign(item, sha256 ? { sha256 } : { stage: "failed", reason: "unreadable" });
    this.#onHashed();
  }
}

import type { SignedUpload } from "@snaprace/core/upload/sign";
import { signUploads } from "./upload-api.ts";
import type { UploadItem } from "./upload-list.ts";

/** Signed at once: few enough that the last one is sent long before its signature ends. */
const AT_ONCE = 12;
/** Signatures live for fifteen minutes; one this old may end while its file is sent. ms */
const STALE = 10 * 60_000;

interface Kept {
  readonly signed: SignedUpload;
  /** ms */
  readonly at: number;
}

/** Signatures for the next files, asked for a dozen at a time. */
export class Signatures {
  readonly #eventId: string;
  readonly #kept = new Map<number, Kept>();
  #asking: Promise<unknown> = Promise.resolve();

  constructor(eventId: string) {
    this.#eventId = eventId;
  }

  /**
   * @param next files that are sent after this one
   * @throws ApiError; TypeError when the network fails
   */
  async of(item: UploadItem, next: () => readonly UploadItem[]): Promise<SignedUpload> {
    const ask = this.#asking.then(async () => {
      const kept = this.#take(item.id);
      if (kept) return kept;
      const items = [item, ...next().filter((other) => other.batchId === item.batchId && !this.#kept.has(other.id))];
      await this.#sign(items.slice(0, AT_ONCE));
      return this.#take(item.id)!;
    });
    // Whoever comes next waits, and asks for itself when this one failed.
    this.#asking = ask.catch(() => undefined);
    return ask;
  }

  /** After a long sleep or a refusal they may have ended. */
  drop(): void {
    this.#kept.clear();
  }

  #take(id: number): SignedUpload | undefined {
    const kept = this.#kept.get(id);
    this.#kept.delete(id);
    return kept && Date.now() - kept.at < STALE ? kept.signed : undefined;
  }

  async #sign(items: readonly UploadItem[]): Promise<void> {
    const files = items.map(({ found: { file }, sha256 = "" }) => ({
      name: file.name,
      size: file.size,
      type: file.type,
      sha256,
    }));
    const signed = await signUploads(this.#eventId, items[0]!.batchId, files);
    for (const [index, one] of signed.entries()) this.#kept.set(items[index]!.id, { signed: one, at: Date.now() });
  }
}

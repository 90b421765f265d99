import { randomUUID } from "node:crypto";
import { Upload } from "@snaprace/core/upload";

type Context = Parameters<typeof Upload.startBatch>[0] & Parameters<typeof Upload.check>[0];

/** Hashes in one question. */
const PER_QUESTION = 200;
/** Photos between two words of how far it is. */
const TELL_EVERY = 50;

/** @returns which of these contents are not here yet */
export async function findNew(context: Context, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const different = [...new Set(hashes)];
  const fresh = new Set<string>();
  for (let start = 0; start < different.length; start += PER_QUESTION) {
    const asked = different.slice(start, start + PER_QUESTION);
    for (const [index, { state }] of (await Upload.check(context, { hashes: asked })).entries()) {
      if (state === "new") fresh.add(asked[index]!);
    }
  }
  return fresh;
}

/** What is sent by one call of the command: one line on the organizer's desk, which can be taken back whole. */
export class SentBatch {
  readonly batchId: string;
  readonly #context: Context;
  readonly #files: number;
  #sent = 0;

  private constructor(context: Context, batchId: string, files: number) {
    this.#context = context;
    this.batchId = batchId;
    this.#files = files;
  }

  /**
   * @param files how many photos are new
   * @throws SnapRaceError `invalid-input` for a photographer who is not credited at this event
   */
  static async start(context: Context, files: number, photographerId: string | undefined): Promise<SentBatch> {
    const batchId = randomUUID();
    await Upload.startBatch(context, { batchId, files, photographerId });
    return new SentBatch(context, batchId, files);
  }

  /** One more is in the bucket. */
  async arrived(): Promise<void> {
    this.#sent += 1;
    // What is not heard now is told with the next ones: the photo itself is there.
    if (this.#sent % TELL_EVERY === 0) await this.tell().catch(() => undefined);
  }

  async tell(): Promise<void> {
    await Upload.batchProgress(this.#context, { batchId: this.batchId, sent: Math.min(this.#sent, this.#files) });
  }
}

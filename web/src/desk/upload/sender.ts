import { send, UploadRefused } from "@snaprace/core/upload/send";
import { Lanes } from "./lanes.ts";
import { haltOf, type Patience } from "./patience.ts";
import { Signatures } from "./signatures.ts";
import { ApiError } from "./upload-api.ts";
import type { UploadItem } from "./upload-list.ts";

/** Attempts of one file that the bucket answers with its own failure. Lost connections are not counted: they say nothing of the file. */
const MAX_ATTEMPTS = 5;
/** ms after which a file that does not arrive is begun anew: the slowest line takes 60 MB in that time. */
const SEND_MS = 15 * 60_000;
/** ms of the past by which the speed is judged */
const SPEED_WINDOW = 20_000;

interface Options {
  readonly eventId: string;
  readonly patience: Patience;
  /** Files that may be sent, in order. */
  readonly ready: () => readonly UploadItem[];
  /** Whether it is still to be sent: an upload may be taken back on the way. */
  readonly isWanted: (item: UploadItem) => boolean;
  readonly onChange: (item: UploadItem) => void;
}

/** Sends files straight from the disk into the bucket, several at a time. */
export class Sender {
  readonly #options: Options;
  readonly #signatures: Signatures;
  readonly #lanes = new Lanes(Date.now());
  readonly #attempts = new Map<number, number>();
  #arrivals: { readonly at: number; readonly bytes: number }[] = [];
  #running = 0;
  #stopped = new AbortController();
  paused = false;

  constructor(options: Options) {
    this.#options = options;
    this.#signatures = new Signatures(options.eventId);
  }

  /** Bytes a second over the last seconds; `undefined` while nothing can be said. */
  get speed(): number | undefined {
    const now = Date.now();
    this.#arrivals = this.#arrivals.filter(({ at }) => now - at < SPEED_WINDOW);
    const [first] = this.#arrivals;
    if (!first || this.#arrivals.length < 3) return undefined;
    const bytes = this.#arrivals.reduce((sum, arrival) => sum + arrival.bytes, 0);
    return (1000 * bytes) / Math.max(1000, now - first.at);
  }

  /** Goes on after a stop. */
  start(): void {
    if (this.#stopped.signal.aborted) this.#stopped = new AbortController();
    this.go();
  }

  go(): void {
    const { patience, ready } = this.#options;
    if (this.#stopped.signal.aborted) return;
    while (!this.paused && patience.halt === undefined && this.#running < this.#lanes.limit) {
      const item = ready()[0];
      if (!item) return;
      this.#running += 1;
      this.#set(item, { stage: "sending" });
      void this.#send(item).finally(() => {
        this.#running -= 1;
        this.go();
      });
    }
  }

  /** What is on its way is given up on; it is sent again after the next start. */
  stop(): void {
    this.#stopped.abort();
    this.#signatures.drop();
  }

  async #send(item: UploadItem): Promise<void> {
    const { patience, ready } = this.#options;
    const { signal } = this.#stopped;
    try {
      const signed = await this.#signatures.of(item, ready);
      patience.succeeded();
      if (signed.state === "already-here") return this.#set(item, { stage: "processing", wasHere: true });
      const limit = AbortSignal.any([signal, AbortSignal.timeout(SEND_MS)]);
      const result = await send(signed.put, item.found.file, { maxAttempts: 1, signal: limit });
      const now = Date.now();
      this.#lanes.arrived(item.found.file.size, now);
      this.#arrivals.push({ at: now, bytes: item.found.file.size });
      patience.succeeded();
      this.#set(item, { stage: "processing", ...(result === "sent" ? { isSent: true } : { wasHere: true }) });
    } catch (error) {
      if (!this.#options.isWanted(item)) return;
      if (signal.aborted) return this.#set(item, { stage: "checked" });
      await this.#failed(item, error);
    }
  }

  async #failed(item: UploadItem, error: unknown): Promise<void> {
    const { patience } = this.#options;
    if (error instanceof ApiError) {
      const halt = haltOf(error);
      if (halt === undefined) return this.#set(item, { stage: "failed", reason: error.code });
      this.#set(item, { stage: "checked" });
      return patience.failed(halt, error.retryAfterSeconds);
    }
    // A file that is gone and a network that is gone fail alike; only one of them can still be read.
    if (error instanceof TypeError && !(await canRead(item.found.file))) {
      return this.#set(item, { stage: "failed", reason: "unreadable" });
    }
    this.#lanes.failed(Date.now());
    this.#signatures.drop();
    if (error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError")) {
      this.#set(item, { stage: "checked" });
      return patience.failed("offline");
    }
    const attempts = (this.#attempts.get(item.id) ?? 0) + 1;
    this.#attempts.set(item.id, attempts);
    // A refusal may be a signature that ended while the lid was closed: a new one tells.
    const most = error instanceof UploadRefused ? 2 : MAX_ATTEMPTS;
    if (attempts >= most) {
      this.#attempts.delete(item.id);
      return this.#set(item, { stage: "failed", reason: error instanceof UploadRefused ? "refused" : "storage" });
    }
    this.#set(item, { stage: "checked" });
    patience.failed("storage");
  }

  #set(item: UploadItem, change: Partial<UploadItem>): void {
    Object.assign(item, change);
    this.#options.onChange(item);
  }
}

async function canRead(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

import { send, UploadRefused } from "@snaprace/core/upload/send";
import { ApiError, fetchStates, signUpload } from "./upload-api.ts";
import { DONE, fromState, type UploadItem } from "./upload-list.ts";

const PARALLEL = 4;
const LOOK_EVERY_MS = 1500;
const STATES_PER_REQUEST = 200;
const TYPES: readonly string[] = ["image/jpeg", "image/png", "image/webp"];
const MAX_BYTES = 60_000_000;

/** Uploads files a few at a time and follows each until runners can find it. Lives as long as its page. */
export class Uploader {
  readonly #eventId: string;
  readonly #listeners = new Set<() => void>();
  #items: readonly UploadItem[] = [];
  #photographerId = "";
  #running = 0;
  #paused = false;
  #stopped = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(eventId: string) {
    this.#eventId = eventId;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly items = (): readonly UploadItem[] => this.#items;

  get isPaused(): boolean {
    return this.#paused;
  }

  /** Adds files; those that cannot be photos are refused at once, with the reason. */
  add(files: Iterable<File>, photographerId: string): void {
    this.#photographerId = photographerId;
    const added = [...files]
      .filter((file) => !file.name.startsWith("."))
      .map((file, index): UploadItem => {
        const reason = refusal(file);
        const id = this.#items.length + index;
        return reason ? { id, file, stage: "failed", reason } : { id, file, stage: "waiting" };
      });
    this.#items = [...this.#items, ...added];
    this.#tell();
    this.#next();
  }

  /** Tries everything again that failed for a reason that may have passed. */
  retry(): void {
    for (const item of this.#items) {
      if (item.stage === "failed" && !refusal(item.file)) this.#change(item.id, { stage: "waiting" }, ["reason"]);
    }
    this.#next();
  }

  pause(paused: boolean): void {
    this.#paused = paused;
    this.#tell();
    this.#next();
  }

  stop(): void {
    this.#stopped.abort();
    clearTimeout(this.#timer);
  }

  /** For a page that is shown again after it was left. */
  start(): void {
    if (this.#stopped.signal.aborted) this.#stopped = new AbortController();
    this.#next();
    this.#look();
  }

  #next(): void {
    while (this.#running < PARALLEL && !this.#paused) {
      const item = this.#items.find(({ stage }) => stage === "waiting");
      if (!item) return;
      this.#running += 1;
      this.#change(item.id, { stage: "hashing" });
      void this.#upload(item).finally(() => {
        this.#running -= 1;
        this.#next();
        this.#look();
      });
    }
  }

  async #upload({ id, file }: UploadItem): Promise<void> {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
      const { name, size, type } = file;
      const signed = await signUpload(this.#eventId, this.#photographerId, { name, size, type, sha256 });
      const { photoId } = signed;
      if (signed.state === "already-here") {
        this.#change(id, { stage: "processing", photoId, wasHere: true });
        return;
      }
      this.#change(id, { stage: "sending", photoId });
      const result = await send(signed.put, bytes, { signal: this.#stopped.signal });
      this.#change(id, { stage: "processing", wasHere: result === "already-here" });
    } catch (error) {
      this.#change(id, { stage: "failed", reason: reasonOf(error) });
    }
  }

  /** Asks where the photos stand that were sent, as long as there are any. */
  #look(): void {
    clearTimeout(this.#timer);
    const open = this.#items.filter(({ stage }) => stage === "processing").slice(0, STATES_PER_REQUEST);
    if (open.length === 0 || this.#stopped.signal.aborted) return;
    this.#timer = setTimeout(async () => {
      try {
        const states = await fetchStates(
          this.#eventId,
          open.map(({ photoId }) => photoId!),
        );
        for (const [index, state] of states.entries()) {
          const change = fromState(state);
          if (change) this.#change(open[index]!.id, change);
        }
      } catch {
        // The photos are safe in the bucket; where they stand is asked again.
      }
      this.#look();
    }, LOOK_EVERY_MS);
  }

  #change(id: number, change: Partial<UploadItem>, without: readonly (keyof UploadItem)[] = []): void {
    this.#items = this.#items.map((item) => {
      if (item.id !== id) return item;
      const kept = Object.fromEntries(
        Object.entries(item).filter(([key]) => !without.includes(key as keyof UploadItem)),
      );
      return { ...(kept as unknown as UploadItem), ...change };
    });
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Whether leaving the page now would lose something. */
export function isBusy(items: readonly UploadItem[]): boolean {
  return items.some(({ stage }) => !DONE.has(stage) && stage !== "processing");
}

function refusal(file: File): string | undefined {
  if (file.size === 0) return "empty";
  if (file.size > MAX_BYTES) return "too-many-bytes";
  if (/\.hei[cf]$/i.test(file.name)) return "heic";
  return TYPES.includes(file.type) ? undefined : "unsupported-format";
}

function reasonOf(error: unknown): string {
  if (error instanceof ApiError) return error.code;
  return error instanceof UploadRefused ? "refused" : "network";
}

import { Comparer } from "./comparer.ts";
import { type Found, type FoundFile, filesOfHandles, keyOf, mayRead } from "./files.ts";
import { Follower } from "./follower.ts";
import { Ledger, type LedgerBatch, type LedgerFile, type Remembered } from "./ledger.ts";
import { Patience } from "./patience.ts";
import { Sender } from "./sender.ts";
import { reportProgress, startBatch } from "./upload-api.ts";
import { ARRIVED, mayRetry, refusal, toLedger, totals, type UploadItem } from "./upload-list.ts";
import type { UploadState } from "./upload-state.ts";

/** ms between two looks of the page at thousands of files */
const TELL_EVERY = 200;
const REPORT_EVERY_MS = 3000;

interface Running {
  batch: LedgerBatch;
  /** The server knows of it, and its files may be sent. */
  isStarted: boolean;
  reported: number;
}

/** Uploads files and follows each until runners can find it. Lives as long as its page; what it must not forget is in the ledger. */
export class Uploader {
  readonly #eventId: string;
  readonly #listeners = new Set<() => void>();
  readonly #batches = new Map<string, Running>();
  readonly #patience: Patience;
  readonly #comparer: Comparer;
  readonly #ledger: Ledger;
  readonly #sender: Sender;
  readonly #follower: Follower;
  #items: UploadItem[] = [];
  /** Of items, never given twice: signatures and attempts go by it. */
  #lastId = 0;
  /** Ends when the page is left. */
  #visit = new AbortController();
  #unfinished: Remembered[] = [];
  #checking = 0;
  #isForgetful = false;
  #state: UploadState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reporter: ReturnType<typeof setInterval> | undefined;

  constructor(eventId: string) {
    this.#eventId = eventId;
    const onChange = (item: UploadItem) => this.#changed(item);
    this.#patience = new Patience(() => {
      this.#sender.go();
      this.#tell();
    });
    this.#comparer = new Comparer(eventId, this.#patience, () => this.#tell());
    this.#ledger = new Ledger(() => {
      this.#isForgetful = true;
      this.#tell();
    });
    this.#sender = new Sender({
      eventId,
      patience: this.#patience,
      ready: () => this.#ready(),
      isWanted: ({ batchId }) => this.#batches.has(batchId),
      onChange,
    });
    this.#follower = new Follower(eventId, () => this.#items, onChange);
    this.#state = this.#look();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): UploadState => this.#state;

  /** For a page that is shown, or shown again after it was left. */
  async start(): Promise<void> {
    for (const sign of ["online", "focus"]) window.addEventListener(sign, this.#patience.wake);
    this.#reporter ??= setInterval(() => void this.#report(), REPORT_EVERY_MS);
    if (this.#visit.signal.aborted) this.#visit = new AbortController();
    this.#sender.start();
    this.#follower.go();
    this.#patience.wake();
    for (const batchId of this.#batches.keys()) void this.#check(batchId);
    const found = await this.#ledger.unfinished(this.#eventId);
    const open = found.filter(({ files }) => [...files.values()].some(({ state }) => state === "open"));
    this.#unfinished = open.filter(({ batch }) => !this.#batches.has(batch.batchId));
    this.#tell();
    for (const remembered of this.#unfinished) await this.resume(remembered, false);
  }

  stop(): void {
    for (const sign of ["online", "focus"]) window.removeEventListener(sign, this.#patience.wake);
    clearInterval(this.#reporter);
    this.#reporter = undefined;
    this.#visit.abort();
    for (const item of this.#items) if (item.stage === "hashing") item.stage = "waiting";
    this.#sender.stop();
    this.#follower.stop();
    this.#comparer.stop();
    this.#patience.stop();
  }

  /** Takes on files; those that belong to an upload that was not ended go on with that. */
  async add({ files, handles }: Found, photographerId: string): Promise<void> {
    const known = new Set(this.#items.filter(({ stage }) => stage !== "failed").map(({ key }) => key));
    let rest = files.filter(({ path }) => !/(^|\/)[.~]/.test(path));
    for (const remembered of [...this.#unfinished]) {
      const own = rest.filter((found) => remembered.files.has(keyOf(found)));
      if (own.length === 0) continue;
      rest = rest.filter((found) => !remembered.files.has(keyOf(found)));
      this.#goOn(remembered, own);
    }
    const arrived = new Set(this.#items.filter(({ stage }) => ARRIVED.has(stage)).map(({ key }) => key));
    // The same drop twice is one; another file of the same name is not.
    const fresh = rest.filter((found) => !known.has(keyOf(found)) || arrived.has(keyOf(found)));
    if (fresh.length === 0) return this.#tell();
    const batch = { batchId: crypto.randomUUID(), eventId: this.#eventId, photographerId, handles };
    await this.#take({ ...batch, startedAt: Date.now() }, fresh, new Map());
  }

  /** @param ask after a click only @returns whether its files could be found again */
  async resume(remembered: Remembered, ask: boolean): Promise<boolean> {
    const { batch, files } = remembered;
    try {
      if (!(await mayRead(batch.handles, ask))) return false;
      const found = await filesOfHandles(batch.handles);
      // A large folder takes its time, and meanwhile the upload may have been forgotten.
      if (!this.#unfinished.some((other) => other.batch.batchId === batch.batchId)) return false;
      const own = found.filter((file) => files.has(keyOf(file)));
      if (!this.#batches.has(batch.batchId)) this.#goOn(remembered, own);
      return own.length > 0;
    } catch {
      // The folder was moved or the card is out: the person can drop it again.
      return false;
    }
  }

  async forget(batchId: string): Promise<void> {
    this.#unfinished = this.#unfinished.filter(({ batch }) => batch.batchId !== batchId);
    this.#batches.delete(batchId);
    this.#items = this.#items.filter((item) => item.batchId !== batchId);
    this.#tell();
    await this.#ledger.forget(batchId);
  }

  /** Tries everything again that failed for a reason that may have passed. */
  retry(): void {
    for (const item of this.#items) {
      if (!mayRetry(item)) continue;
      Object.assign(item, { stage: item.photoId ? "checked" : "waiting", reason: undefined });
    }
    for (const { batch } of this.#batches.values()) void this.#check(batch.batchId);
    this.#tell();
  }

  pause(isPaused: boolean): void {
    this.#sender.paused = isPaused;
    this.#sender.go();
    this.#tell();
  }

  /** What is missing of it stays unfinished. */
  #goOn(remembered: Remembered, found: readonly FoundFile[]): void {
    const { batch, files } = remembered;
    const here = new Set(found.map(keyOf));
    const missing = [...files].filter(([key, file]) => file.state === "open" && !here.has(key));
    const others = this.#unfinished.filter((other) => other !== remembered);
    this.#unfinished = missing.length > 0 ? [...others, { batch, files: new Map(missing) }] : others;
    if (found.length > 0) void this.#take(batch, found, files);
  }

  async #take(batch: LedgerBatch, found: readonly FoundFile[], known: ReadonlyMap<string, LedgerFile>): Promise<void> {
    this.#batches.set(batch.batchId, { batch, isStarted: false, reported: 0 });
    const items = found.map((one): UploadItem => {
      const key = keyOf(one);
      const { sha256, photoId, state } = known.get(key) ?? {};
      this.#lastId += 1;
      const base = { id: this.#lastId, found: one, key, batchId: batch.batchId };
      const reason = refusal(one.file);
      if (reason) return { ...base, stage: "failed", reason };
      if (state === "done" && photoId) return { ...base, stage: "processing", photoId, isSent: true };
      return { ...base, stage: "waiting", ...(sha256 && { sha256 }) };
    });
    this.#items = [...this.#items, ...items];
    this.#tell();
    await this.#ledger.putBatch(batch);
    await this.#ledger.putFiles(items.filter(({ stage }) => stage === "waiting").map(toLedger));
    await this.#check(batch.batchId);
  }

  /** Hashes, asks which are here, says so, and then lets them be sent. */
  async #check(batchId: string): Promise<void> {
    const { signal } = this.#visit;
    if (signal.aborted) return;
    this.#checking += 1;
    this.#tell();
    try {
      const waiting = this.#items.filter((item) => item.batchId === batchId && item.stage === "waiting");
      await this.#comparer.compare(waiting, signal, async (compared) => {
        this.#tell();
        await this.#ledger.putFiles(compared.map(toLedger));
      });
      if (!signal.aborted) await this.#begin(batchId);
    } catch {
      // The patience that gave up has said why.
    } finally {
      this.#checking -= 1;
      this.#goOnWith(signal);
    }
  }

  /** Unless the page was left meanwhile. */
  #goOnWith(signal: AbortSignal): void {
    if (!signal.aborted) {
      this.#sender.go();
      this.#follower.go();
    }
    this.#tell();
  }

  async #begin(batchId: string): Promise<void> {
    const running = this.#batches.get(batchId);
    if (!running || running.isStarted) return;
    const { batch } = running;
    const own = this.#items.filter((item) => item.batchId === batchId);
    const fresh = own.filter(({ stage, isSent }) => stage === "checked" || isSent).length;
    if (fresh === 0) return this.#end(batchId);
    const files = batch.files ?? fresh;
    const { photographerId } = batch;
    await this.#patience.insist(() => startBatch(this.#eventId, { batchId, photographerId, files }));
    running.batch = { ...batch, files };
    running.isStarted = true;
    await this.#ledger.putBatch(running.batch);
  }

  /** Forgets a batch of which nothing is left to send. */
  #end(batchId: string): void {
    const isOpen = (item: UploadItem) =>
      item.batchId === batchId && !ARRIVED.has(item.stage) && !(item.stage === "failed" && refusal(item.found.file));
    const isMissing = this.#unfinished.some(({ batch }) => batch.batchId === batchId);
    if (!isMissing && !this.#items.some(isOpen)) void this.#ledger.forget(batchId);
  }

  #ready(): UploadItem[] {
    return this.#items.filter(
      ({ stage, batchId }) => stage === "checked" && this.#batches.get(batchId)?.isStarted === true,
    );
  }

  #changed(item: UploadItem): void {
    if (item.stage === "processing") {
      void this.#ledger.putFiles([toLedger(item)]);
      if (!this.#visit.signal.aborted) this.#follower.go();
      this.#end(item.batchId);
    }
    this.#tell();
  }

  /** Tells the server how far each batch is, for everybody else who looks. */
  async #report(): Promise<void> {
    for (const [batchId, running] of this.#batches) {
      const sent = this.#items.filter((item) => item.batchId === batchId && item.isSent).length;
      if (!running.isStarted || sent === running.reported) continue;
      try {
        await reportProgress(this.#eventId, batchId, Math.min(sent, running.batch.files ?? sent));
        running.reported = sent;
        this.#end(batchId);
      } catch {
        // Asked again in a moment; the photos themselves do not depend on it.
      }
    }
  }

  /** At most a few times a second: thousands of files change faster than anybody can look. */
  #tell(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#state = this.#look();
      for (const listener of this.#listeners) listener();
    }, TELL_EVERY);
  }

  #look(): UploadState {
    const sum = totals(this.#items);
    const speed = this.#sender.speed;
    return {
      items: this.#items,
      totals: sum,
      halt: this.#patience.halt,
      isPaused: this.#sender.paused,
      isChecking: this.#checking > 0,
      secondsLeft: speed && sum.bytesLeft > 0 ? sum.bytesLeft / speed : undefined,
      unfinished: this.#unfinished,
      isForgetful: this.#isForgetful,
    };
  }
}

/** What this browser remembers of an upload until all of it has arrived, so that a closed tab loses nothing. */
export interface LedgerBatch {
  readonly batchId: string;
  readonly eventId: string;
  readonly photographerId: string;
  /** ms */
  readonly startedAt: number;
  /** Where the files are, where the browser can keep that; without, they are dropped again. */
  readonly handles: readonly FileSystemHandle[];
  /** Photos that were not here before, once that is known. */
  readonly files?: number;
}

export interface LedgerFile {
  readonly batchId: string;
  /** Path, size and time of the last change: the same ones are the same file. */
  readonly key: string;
  readonly sha256?: string;
  readonly photoId?: string;
  /** `done`: in the bucket, here before, or refused for good. */
  readonly state: "open" | "done";
}

export interface Remembered {
  readonly batch: LedgerBatch;
  readonly files: ReadonlyMap<string, LedgerFile>;
}

const NAME = "snaprace-uploads";
/** Files in one transaction: 10,000 would hold the page for half a second, and take no less time in all. */
const AT_ONCE = 500;

/** The ledger, in IndexedDB. When the browser has no room for it, it says so once and the upload goes on without. */
export class Ledger {
  readonly #onProblem: () => void;
  #database: Promise<IDBDatabase> | undefined;
  #failed = false;
  readonly #forgotten = new Set<string>();

  constructor(onProblem: () => void) {
    this.#onProblem = onProblem;
  }

  /** Uploads to an event that have not ended, the oldest first. */
  async unfinished(eventId: string): Promise<Remembered[]> {
    const found = await this.#run("readonly", async (batches, files) => {
      const all = (await answer(batches.getAll())) as LedgerBatch[];
      const own = all.filter((batch) => batch.eventId === eventId).sort((a, b) => a.startedAt - b.startedAt);
      return Promise.all(
        own.map(async (batch) => {
          const range = IDBKeyRange.bound([batch.batchId], [batch.batchId, []]);
          const known = (await answer(files.getAll(range))) as LedgerFile[];
          return { batch, files: new Map(known.map((file) => [file.key, file])) };
        }),
      );
    });
    return found ?? [];
  }

  async putBatch(batch: LedgerBatch): Promise<void> {
    await this.#run("readwrite", async (batches) => {
      try {
        await answer(batches.put(batch));
      } catch (error) {
        // Some browsers know handles and cannot store them.
        if (!(error instanceof DOMException) || error.name !== "DataCloneError") throw error;
        await answer(batches.put({ ...batch, handles: [] }));
      }
    });
  }

  async putFiles(files: readonly LedgerFile[]): Promise<void> {
    for (let start = 0; start < files.length; start += AT_ONCE) {
      // What was forgotten between two parts stays forgotten.
      const part = files.slice(start, start + AT_ONCE).filter(({ batchId }) => !this.#forgotten.has(batchId));
      await this.#run("readwrite", async (_, store) => {
        await Promise.all(part.map((file) => answer(store.put(file))));
      });
    }
  }

  async forget(batchId: string): Promise<void> {
    this.#forgotten.add(batchId);
    await this.#run("readwrite", async (batches, files) => {
      await answer(batches.delete(batchId));
      await answer(files.delete(IDBKeyRange.bound([batchId], [batchId, []])));
    });
  }

  async #run<Result>(
    mode: IDBTransactionMode,
    work: (batches: IDBObjectStore, files: IDBObjectStore) => Promise<Result>,
  ): Promise<Result | undefined> {
    if (this.#failed) return undefined;
    try {
      this.#database ??= open();
      const transaction = (await this.#database).transaction(["batches", "files"], mode);
      const ended = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new DOMException("The write was given up on."));
      });
      const [result] = await Promise.all([
        work(transaction.objectStore("batches"), transaction.objectStore("files")),
        ended,
      ]);
      return result;
    } catch {
      // No room, or a window that keeps nothing: the upload itself needs no ledger.
      this.#failed = true;
      this.#onProblem();
      return undefined;
    }
  }
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("batches", { keyPath: "batchId" });
    request.result.createObjectStore("files", { keyPath: ["batchId", "key"] });
  };
  return answer(request);
}

function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

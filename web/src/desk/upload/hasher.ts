import type { HashDone, HashJob } from "./hash-worker.ts";

/** Files hashed at the same time. More only make a card reader slower. */
const WORKERS = 2;

interface Waiting {
  readonly file: File;
  readonly settle: (sha256: string | undefined) => void;
}

/** Hashes files beside the page. */
export class Hasher {
  readonly #workers: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #queue: Waiting[] = [];
  readonly #busy = new Map<number, { readonly worker: Worker } & Waiting>();
  #count = 0;

  /** @returns lower-case hex, `undefined` when the file cannot be read */
  hash(file: File): Promise<string | undefined> {
    return new Promise((settle) => {
      this.#queue.push({ file, settle });
      this.#next();
    });
  }

  /** Gives the workers' memory back; they are made again when they are needed. */
  stop(): void {
    for (const worker of this.#workers) worker.terminate();
    this.#workers.length = 0;
    this.#idle.length = 0;
    for (const { settle } of [...this.#busy.values(), ...this.#queue.splice(0)]) settle(undefined);
    this.#busy.clear();
  }

  #next(): void {
    while (this.#queue.length > 0) {
      const worker = this.#idle.pop() ?? this.#start();
      const waiting = worker && this.#queue.shift();
      if (!waiting) return;
      this.#count += 1;
      this.#busy.set(this.#count, { worker, ...waiting });
      worker.postMessage({ id: this.#count, file: waiting.file } satisfies HashJob);
    }
  }

  #start(): Worker | undefined {
    if (this.#workers.length === WORKERS) return undefined;
    const worker = new Worker(new URL("./hash-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data: { id, sha256 } }: MessageEvent<HashDone>) => {
      const done = this.#busy.get(id);
      this.#busy.delete(id);
      this.#idle.push(worker);
      done?.settle(sha256);
      this.#next();
    };
    this.#workers.push(worker);
    return worker;
  }
}

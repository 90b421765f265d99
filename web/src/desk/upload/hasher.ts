import type { HashDone, HashJob } from "./hash-worker.ts";

/** Files hashed at the same time. More only make a card reader slower. */
const WORKERS = 2;

interface Waiting {
  readonly file: File;
  readonly settle: (sha256: string | undefined) => void;
  readonly reject: (error: TypeError) => void;
}

/** Hashes files beside the page. */
export class Hasher {
  readonly #workers: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #queue: Waiting[] = [];
  readonly #busy = new Map<number, { readonly worker: Worker } & Waiting>();
  /** Those that have answered at least once. */
  readonly #alive = new WeakSet<Worker>();
  #count = 0;

  /**
   * @returns lower-case hex, `undefined` when the file cannot be read
   * @throws TypeError when the workers' script does not arrive
   */
  hash(file: File): Promise<string | undefined> {
    return new Promise((settle, reject) => {
      this.#queue.push({ file, settle, reject });
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
      this.#alive.add(worker);
      const done = this.#busy.get(id);
      this.#busy.delete(id);
      this.#idle.push(worker);
      done?.settle(sha256);
      this.#next();
    };
    worker.onerror = () => this.#lose(worker);
    worker.onmessageerror = () => this.#lose(worker);
    this.#workers.push(worker);
    return worker;
  }

  /** A worker that never answered has no script: no other one would have. One that did has choked on its file. */
  #lose(worker: Worker): void {
    if (!this.#workers.includes(worker)) return;
    worker.terminate();
    this.#workers.splice(this.#workers.indexOf(worker), 1);
    const own = [...this.#busy].filter(([, waiting]) => waiting.worker === worker);
    for (const [id] of own) this.#busy.delete(id);
    if (this.#alive.has(worker)) for (const [, { settle }] of own) settle(undefined);
    else {
      const lost = [...own.map(([, waiting]) => waiting), ...this.#queue.splice(0)];
      for (const { reject } of lost) reject(new TypeError("The script that hashes did not arrive."));
    }
    this.#next();
  }
}

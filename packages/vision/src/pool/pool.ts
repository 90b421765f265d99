import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Vision } from "../engine.ts";
import { VisionError } from "../errors.ts";
import type { Answer, Task } from "./message.ts";

export interface PoolOptions {
  /** Threads, each with its own engine of about 300 MB; one per core by default. */
  readonly workers?: number;
  /** Tasks that may wait; one more is refused as `busy`. */
  readonly maxWaiting?: number;
}

export interface VisionPool extends Vision {
  /** Tasks waiting or running. */
  readonly load: number;
}

interface Pending {
  readonly task: Task;
  resolve(result: never): void;
  reject(error: Error): void;
}

interface Member {
  worker: Worker;
  ready: boolean;
  readonly waiting: Pending[];
  running: Pending | undefined;
}

const WORKER = new URL("./worker.ts", import.meta.url);
const MAX_WAITING = 256;
/** Keys whose worker is remembered, so that a photo's second task finds it decoded. */
const REMEMBERED_KEYS = 64;

/**
 * Engines on worker threads. Tasks with the same key go to the same thread; a thread that dies is replaced, and the task it
 * had fails as `worker-lost`.
 * @throws ModelFileError's message in an Error when the first engine cannot be made
 */
export async function createPool(options: PoolOptions = {}): Promise<VisionPool> {
  const pool = new Pool(options);
  await pool.start();
  return pool;
}

class Pool implements VisionPool {
  readonly #members: Member[] = [];
  readonly #memberOf = new Map<string, Member>();
  readonly #maxWaiting: number;
  readonly #size: number;
  #nextId = 0;
  #closed = false;

  constructor({ workers = availableParallelism(), maxWaiting = MAX_WAITING }: PoolOptions) {
    this.#size = Math.max(1, workers);
    this.#maxWaiting = maxWaiting;
  }

  get load(): number {
    return this.#members.reduce((sum, member) => sum + loadOf(member), 0);
  }

  async start(): Promise<void> {
    const started = Array.from({ length: this.#size }, () => {
      const member: Member = { worker: new Worker(WORKER), ready: false, waiting: [], running: undefined };
      this.#members.push(member);
      return this.#connect(member);
    });
    await Promise.all(started);
  }

  detectText: Vision["detectText"] = (image, filters) => this.#send({ method: "detectText", ...image, filters });
  detectFaces: Vision["detectFaces"] = (image) => this.#send({ method: "detectFaces", ...image });
  describeFaces: Vision["describeFaces"] = (image) => this.#send({ method: "describeFaces", ...image });

  async close(): Promise<void> {
    this.#closed = true;
    for (const member of this.#members) {
      for (const { reject } of member.waiting.splice(0)) reject(new VisionError("closed", "The pool was closed."));
    }
    await Promise.all(
      this.#members.map(({ worker }) => {
        const gone = new Promise((resolve) => worker.once("exit", resolve));
        worker.postMessage("close");
        return gone;
      }),
    );
  }

  #send<Result>(request: {
    method: Task["method"];
    bytes: Uint8Array;
    key?: string;
    filters?: Task["filters"];
  }): Promise<Result> {
    if (this.#closed) return Promise.reject(new VisionError("closed", "The pool was closed."));
    if (this.load >= this.#maxWaiting + this.#members.length) {
      return Promise.reject(new VisionError("busy", "Too many pictures are waiting. Try again later."));
    }
    const { method, bytes, key, filters } = request;
    const task: Task = { id: this.#nextId++, method, bytes, key, filters };
    const member = this.#choose(key);
    return new Promise<Result>((resolve, reject) => {
      member.waiting.push({ task, resolve: resolve as Pending["resolve"], reject });
      this.#next(member);
    });
  }

  #choose(key: string | undefined): Member {
    const known = key === undefined ? undefined : this.#memberOf.get(key);
    if (known) return known;
    const member = this.#members.reduce((a, b) => (loadOf(b) < loadOf(a) ? b : a));
    if (key !== undefined) {
      this.#memberOf.set(key, member);
      if (this.#memberOf.size > REMEMBERED_KEYS) this.#memberOf.delete(this.#memberOf.keys().next().value as string);
    }
    return member;
  }

  #next(member: Member): void {
    if (!member.ready || member.running) return;
    member.running = member.waiting.shift();
    if (member.running) member.worker.postMessage(member.running.task);
  }

  /** Resolves when the worker's engine is ready; rejects when it never becomes so. */
  #connect(member: Member): Promise<void> {
    const { worker } = member;
    return new Promise((resolve, reject) => {
      worker.on("message", (answer: Answer) => {
        if (answer.type === "ready") {
          member.ready = true;
          resolve();
        } else this.#settle(member, answer);
        this.#next(member);
      });
      worker.once("error", reject);
      worker.once("exit", () => {
        const wasReady = member.ready;
        member.ready = false;
        member.running?.reject(
          this.#closed
            ? new VisionError("closed", "The pool was closed.")
            : new VisionError("worker-lost", "The thread that read this picture died. Try again."),
        );
        member.running = undefined;
        if (this.#closed) return;
        if (!wasReady) return reject(new Error("A thread of the vision pool could not start."));
        member.worker = new Worker(WORKER);
        this.#connect(member).catch((error: Error) => {
          for (const pending of member.waiting.splice(0)) pending.reject(error);
        });
      });
    });
  }

  #settle(member: Member, answer: Exclude<Answer, { type: "ready" }>): void {
    const pending = member.running;
    if (pending?.task.id !== answer.id) return;
    member.running = undefined;
    if (answer.type === "result") pending.resolve(answer.result as never);
    else pending.reject(answer.code ? new VisionError(answer.code, answer.message) : new Error(answer.message));
  }
}

function loadOf(member: Member): number {
  return member.waiting.length + (member.running ? 1 : 0);
}

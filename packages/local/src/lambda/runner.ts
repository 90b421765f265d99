import { randomUUID } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { WorkerReply, WorkerRequest } from "./worker.ts";

export interface LambdaFunction {
  /** Path of the module that exports the handler. */
  readonly module: string;
  readonly export: string;
  readonly timeoutSeconds: number;
  readonly memoryMB: number;
}

export interface LambdaOptions {
  readonly functions: Readonly<Record<string, LambdaFunction>>;
  /** Worker threads. Each runs many invocations at once, unlike Lambda, where each would have its own sandbox. */
  readonly workers: number;
  /** The functions' whole environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly onLog: (text: string) => void;
}

export interface LambdaRunner {
  /** @throws FunctionError when the handler throws, times out, or its worker dies */
  invoke(functionName: string, payload: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** What Lambda reports of a failed invocation; `name` is its `errorType`, which state machines match. */
export class FunctionError extends Error {
  readonly trace: readonly string[];

  constructor(errorType: string, errorMessage: string, trace: readonly string[] = []) {
    super(errorMessage);
    this.name = errorType;
    this.trace = trace;
  }
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

interface Slot {
  worker: Worker;
  readonly pending: Map<string, Pending>;
}

/** Runs handlers in worker threads with the environment, time limits and error shapes of Lambda. */
export function startLambda(options: LambdaOptions): LambdaRunner {
  let closing = false;
  const slots = Array.from(
    { length: options.workers },
    (): Slot => ({ worker: undefined as never, pending: new Map() }),
  );
  for (const slot of slots) slot.worker = startWorker(slot);

  function startWorker(slot: Slot): Worker {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      env: { ...options.environment },
      stdout: true,
      stderr: true,
    });
    worker.stdout.setEncoding("utf8").on("data", options.onLog);
    worker.stderr.setEncoding("utf8").on("data", options.onLog);
    worker.on("message", (reply: WorkerReply) => settle(slot, reply));
    worker.on("error", (error) => options.onLog(`worker failed: ${String(error)}\n`));
    worker.on("exit", () => {
      for (const { reject, timer } of slot.pending.values()) {
        clearTimeout(timer);
        reject(new FunctionError("Runtime.ExitError", "The worker exited before the function returned."));
      }
      slot.pending.clear();
      if (!closing) slot.worker = startWorker(slot);
    });
    return worker;
  }

  return {
    invoke(functionName, payload) {
      const definition = options.functions[functionName];
      if (!definition) {
        const message = `Function not found: ${functionName}`;
        return Promise.reject(new FunctionError("Lambda.ResourceNotFoundException", message));
      }
      const slot = slots.reduce((least, other) => (other.pending.size < least.pending.size ? other : least));
      return run(slot, functionName, definition, payload);
    },
    async close() {
      closing = true;
      await Promise.all(slots.map((slot) => slot.worker.terminate()));
    },
  };
}

function run(slot: Slot, functionName: string, definition: LambdaFunction, payload: unknown): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const requestId = randomUUID();
  const deadline = Date.now() + definition.timeoutSeconds * 1000;
  const timer = setTimeout(() => {
    slot.pending.delete(requestId);
    // The words of the real service, which people search for.
    reject(
      new FunctionError(
        "Sandbox.Timedout",
        `RequestId: ${requestId} Error: Task timed out after ${definition.timeoutSeconds.toFixed(2)} seconds`,
      ),
    );
  }, definition.timeoutSeconds * 1000);
  slot.pending.set(requestId, { resolve, reject, timer });
  const request: WorkerRequest = {
    requestId,
    functionName,
    module: definition.module,
    export: definition.export,
    memoryMB: definition.memoryMB,
    deadline,
    // Through JSON, as on the wire: a value that does not survive it must not work here either.
    payload: JSON.stringify(payload ?? null),
  };
  slot.worker.postMessage(request);
  return promise;
}

function settle(slot: Slot, reply: WorkerReply): void {
  const pending = slot.pending.get(reply.requestId);
  // Answers after the time limit are dropped, as Lambda drops them.
  if (!pending) return;
  slot.pending.delete(reply.requestId);
  clearTimeout(pending.timer);
  if ("result" in reply) pending.resolve(JSON.parse(reply.result));
  else pending.reject(new FunctionError(reply.errorType, reply.errorMessage, reply.trace));
}

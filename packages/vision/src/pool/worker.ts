import { parentPort } from "node:worker_threads";
import { createEngine } from "../engine.ts";
import { VisionError } from "../errors.ts";
import type { Answer, Task } from "./message.ts";

/* One thread of the pool: an engine of its own, one task after the other. */

if (!parentPort) throw new Error("This module runs as a worker thread.");
const port = parentPort;
const say = (answer: Answer) => port.postMessage(answer);
const engine = await createEngine();
let running: Promise<void> = Promise.resolve();

port.on("message", (task: Task | "close") => {
  if (task === "close") {
    // An engine that is torn down with its thread or in the middle of a run can abort the process.
    void running.then(() => engine.close()).then(() => port.close());
    return;
  }
  running = perform(task).then(
    (result) => say({ type: "result", id: task.id, result }),
    (error: unknown) => {
      const code = error instanceof VisionError ? error.code : undefined;
      say({ type: "error", id: task.id, code, message: error instanceof Error ? error.message : String(error) });
    },
  );
});
say({ type: "ready" });

function perform({ method, bytes, key, filters }: Task): Promise<unknown> {
  const image = { bytes, ...(key !== undefined && { key }) };
  return method === "detectText" ? engine.detectText(image, filters) : engine[method](image);
}

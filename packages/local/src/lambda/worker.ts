import { pathToFileURL } from "node:url";
import { parentPort } from "node:worker_threads";

export interface WorkerRequest {
  readonly requestId: string;
  readonly functionName: string;
  readonly module: string;
  readonly export: string;
  readonly memoryMB: number;
  /** ms since the epoch */
  readonly deadline: number;
  /** JSON */
  readonly payload: string;
}

export type WorkerReply =
  | { readonly requestId: string /** JSON */; readonly result: string }
  | { readonly requestId: string; readonly errorType: string; readonly errorMessage: string; readonly trace: string[] };

const port = parentPort;
if (!port) throw new Error("This module runs in a worker thread.");

port.on("message", (request: WorkerRequest) => {
  void answer(request).then((reply) => port.postMessage(reply));
});

async function answer(request: WorkerRequest): Promise<WorkerReply> {
  const { requestId } = request;
  try {
    const module: Record<string, unknown> = await import(pathToFileURL(request.module).href);
    const handler = module[request.export];
    if (typeof handler !== "function") throw new Error(`${request.module} exports no function ${request.export}.`);
    const result: unknown = await handler(JSON.parse(request.payload), contextOf(request));
    return { requestId, result: JSON.stringify(result ?? null) };
  } catch (error) {
    const { name, message, stack = "" } = error instanceof Error ? error : new Error(String(error));
    return { requestId, errorType: name, errorMessage: message, trace: stack.split("\n") };
  }
}

function contextOf(request: WorkerRequest) {
  return {
    awsRequestId: request.requestId,
    functionName: request.functionName,
    functionVersion: "$LATEST",
    memoryLimitInMB: String(request.memoryMB),
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${request.functionName}`,
    getRemainingTimeInMillis: () => Math.max(0, request.deadline - Date.now()),
  };
}

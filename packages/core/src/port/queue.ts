/** Asks the pipeline to look at originals again. */
export interface PhotoQueue {
  /** One message per key. */
  sendOriginals(keys: readonly string[]): Promise<void>;
  /** Hides a message that was received for so long; it comes back then. */
  postpone(receiptHandle: string, seconds: number): Promise<void>;
}

export type WorkflowResult =
  | { readonly status: "succeeded"; readonly output: unknown }
  | { readonly status: "failed" | "timed-out"; readonly error: string; readonly cause: string };

/** The state machine, called and awaited: that closes the loop of backpressure. */
export interface PhotoWorkflow {
  run(name: string, input: unknown): Promise<WorkflowResult>;
}

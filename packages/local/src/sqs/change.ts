import type { QueueMessage } from "./queue.ts";

/** Everything that changes a queue. Applying all of them in order gives its state. */
export type Change =
  | { readonly type: "queue"; readonly queue: string; readonly attributes: Record<string, string> }
  | { readonly type: "drop-queue"; readonly queue: string }
  | { readonly type: "purge"; readonly queue: string }
  | { readonly type: "send"; readonly queue: string; readonly message: QueueMessage }
  | { readonly type: "delete"; readonly queue: string; readonly id: string }
  | {
      readonly type: "receive";
      readonly queue: string;
      readonly id: string;
      readonly visibleAt: number;
      readonly receives: number;
      readonly receipt: string;
      readonly firstReceivedAt: number;
    }
  | { readonly type: "visibility"; readonly queue: string; readonly id: string; readonly visibleAt: number };

/** Changes that somebody was promised; the others may be lost with the machine's power, never with the process. */
export const PROMISED: ReadonlySet<Change["type"]> = new Set(["queue", "drop-queue", "purge", "send", "delete"]);

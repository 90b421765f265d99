import type { StatusCounts } from "@snaprace/core/port";
import type { StackConfig } from "./config.ts";

/** How a service process gets its part of the stack and says that it is ready. */
export const CONFIG_VARIABLE = "SNAPRACE_STACK_CONFIG";

/** What a visitor needs to look around in the demo race. */
export interface DemoGuide {
  readonly eventId: string;
  readonly bibs: readonly string[];
  /** Path of a selfie to search with. */
  readonly selfie: string;
  /** One-time sign-in of the organizer. */
  readonly email: string;
  readonly code: string;
}

export interface DemoProgress {
  readonly total: number;
  readonly uploaded: number;
  readonly counts: StatusCounts;
}

export type ServiceMessage =
  | { readonly type: "ready" }
  | { readonly type: "start-ingest" }
  | { readonly type: "start-photos" }
  | { readonly type: "guide"; readonly guide: DemoGuide }
  | { readonly type: "progress"; readonly progress: DemoProgress }
  | { readonly type: "done" };

/** The stack's configuration, for the main module of a service process. */
export function serviceConfig(): StackConfig {
  const text = process.env[CONFIG_VARIABLE];
  if (!text) throw new Error(`${CONFIG_VARIABLE} is not set: this module is started by the stack.`);
  return JSON.parse(text) as StackConfig;
}

export function sayReady(): void {
  say({ type: "ready" });
}

/** Tells the process that started this one. */
export function say(message: ServiceMessage): void {
  process.send?.(message);
}

/** Runs once when the stack asks this process to stop. */
export function onStop(stop: () => Promise<void>): void {
  process.once("SIGTERM", () => {
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`stopping failed: ${String(error)}\n`);
        process.exit(1);
      },
    );
  });
}

/** A failure in an emulator that is not an answer of the real service. */
export function logBug(error: unknown, operation: string): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${operation}: ${text}\n`);
}

import type { StackConfig } from "./config.ts";

/** How a service process gets its part of the stack and says that it is ready. */
export const CONFIG_VARIABLE = "SNAPRACE_STACK_CONFIG";

export type ServiceMessage = { readonly type: "ready" } | { readonly type: "start-ingest" };

/** The stack's configuration, for the main module of a service process. */
export function serviceConfig(): StackConfig {
  const text = process.env[CONFIG_VARIABLE];
  if (!text) throw new Error(`${CONFIG_VARIABLE} is not set: this module is started by the stack.`);
  return JSON.parse(text) as StackConfig;
}

export function sayReady(): void {
  process.send?.({ type: "ready" } satisfies ServiceMessage);
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

import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface NodeChildOptions {
  /** Module or script to run. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly nodeOptions?: readonly string[];
  readonly onLog: (text: string) => void;
}

export interface Child {
  readonly process: ChildProcess;
  /** Asks the child to stop, then insists after `graceMs`; resolves when it is gone. */
  stop(graceMs?: number): Promise<void>;
}

const PRELOADS = ["./die-with-parent.ts", "@snaprace/core/env/localhost-names"].map((module) =>
  fileURLToPath(import.meta.resolve(module)),
);
const GRACE_MS = 5_000;

/** Starts a Node process that cannot outlive this one, however this one ends. */
export function spawnNode(options: NodeChildOptions): Child {
  const preloads = PRELOADS.flatMap((file) => ["--import", file]);
  const args = [...preloads, ...(options.nodeOptions ?? []), options.script, ...(options.args ?? [])];
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: { ...options.environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.stdout?.setEncoding("utf8").on("data", options.onLog);
  child.stderr?.setEncoding("utf8").on("data", options.onLog);
  return { process: child, stop: (graceMs = GRACE_MS) => stop(child, graceMs) };
}

async function stop(child: ChildProcess, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
  await gone;
  clearTimeout(timer);
}

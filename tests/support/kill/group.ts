import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import type { StackOptions } from "../../../packages/local/src/stack/config.ts";

/** Always the same ports: a free one from the ephemeral range may be somebody's outgoing connection at the next start. */
const PORTS = { site: 14_600, firstServer: 14_700 } as const;

/** @param work holds the stack's folder and that of the recogniser's answers */
export function groupOptions(work: string): StackOptions {
  return { dataDirectory: dataOf(work), recordedAnswers: path.join(work, "answers"), ports: PORTS, demo: "none" };
}

export function dataOf(work: string): string {
  return path.join(work, "data");
}

/** The stack in a process group of its own. */
export class Group {
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  /** Resolves when photos can be ingested, to `false` when the group died before. */
  readonly ready: Promise<boolean>;

  /** @param work holds `data`, `answers` and a log of what the stack said */
  constructor(work: string) {
    const log = openSync(path.join(work, "stack.log"), "a");
    this.#child = spawn(process.execPath, [path.join(import.meta.dirname, "step.ts"), work], {
      detached: true,
      stdio: ["ignore", log, log, "ipc"],
    });
    closeSync(log);
    this.#gone = new Promise((resolve) => this.#child.once("exit", () => resolve()));
    const said = new Promise<boolean>((resolve) => this.#child.once("message", () => resolve(true)));
    this.ready = Promise.race([said, this.#gone.then(() => false)]);
  }

  /** Ends every process of the group at once; none of them gets to do anything about it. */
  async kill(): Promise<void> {
    process.kill(-this.#child.pid!, "SIGKILL");
    await this.#gone;
  }

  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    await this.#gone;
  }
}

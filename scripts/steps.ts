import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

interface Options {
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs one of the repository's own tools with the pinned runtime, on this terminal.
 * @param module path of the tool's script below `node_modules`
 * @returns its exit code
 */
export function runTool(module: string, args: readonly string[], { environment = {} }: Options = {}): Promise<number> {
  const script = path.join(ROOT, "node_modules", module);
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

export function heading(text: string): void {
  process.stdout.write(`\n── ${text} ${"─".repeat(Math.max(0, 72 - text.length))}\n`);
}

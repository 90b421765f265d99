import { writeFileSync } from "node:fs";
import path from "node:path";
import type { StackConfig } from "./config.ts";
import { appEnvironment } from "./environment.ts";

/** Leaves the stack's environment for the command line tool, which finds it when no other is set. */
export function writeLocalEnv(config: StackConfig): void {
  const lines = Object.entries(appEnvironment(config)).map(([name, value]) => `${name}='${value}'`);
  writeFileSync(path.join(config.dataDirectory, "local.env"), `${lines.join("\n")}\n`, { mode: 0o600 });
}

import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { isAlive, readPidfile } from "../process/index.ts";

/** Holds a data folder for one process at a time. A holder that was killed holds nothing. */
export function lockInstance(dataDirectory: string): { release(): void } | { heldBy: number } {
  const file = path.join(dataDirectory, "stack.pid");
  for (;;) {
    try {
      const descriptor = openSync(file, "wx", 0o600);
      writeSync(descriptor, `${process.pid}\n`);
      closeSync(descriptor);
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const pid = readPidfile(file);
    if (pid !== undefined && pid !== process.pid && isAlive(pid)) return { heldBy: pid };
    rmSync(file, { force: true });
  }
}

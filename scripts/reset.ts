import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { lockInstance } from "../packages/local/src/stack/instance-lock.ts";

/* `npm run reset`: forgets everything the product kept on this machine. */

const folder = fileURLToPath(new URL("../.snaprace", import.meta.url));
if (!existsSync(folder)) {
  process.stdout.write("There is nothing to forget: .snaprace does not exist.\n");
  process.exit(0);
}
const lock = lockInstance(folder);
if ("heldBy" in lock) {
  process.stderr.write(
    `SnapRace is running (process ${lock.heldBy}). Stop it with Ctrl-C first; nothing was removed.\n`,
  );
  process.exit(1);
}
for (const part of ["stack.pid", "."]) rmSync(path.join(folder, part), { recursive: true, force: true });
process.stdout.write("Removed .snaprace: photos, accounts, keys and logs of this installation are gone.\n");

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import "@snaprace/core/env/localhost-names";
import { placeOf } from "./place.ts";

/*
 * Imported before anything that reads settings. Inside `sst shell` the environment names an AWS stage and is left alone;
 * `--stage` goes into that shell by itself; without either, the product on this machine is meant.
 */
const LOCAL = fileURLToPath(new URL("../../../.snaprace/local.env", import.meta.url));
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** They ask nobody, so they need neither a stage nor a product on this machine. */
const NEED_NOTHING = [undefined, "help", "--help", "cost"];

const place = placeOf(process.argv.slice(2), process.env.SST_RESOURCE_App);
switch (place.kind) {
  case "here":
    process.argv.splice(2, process.argv.length, ...place.args);
    break;
  case "local":
    process.argv.splice(2, process.argv.length, ...place.args);
    if (NEED_NOTHING.includes(place.args[0])) break;
    if (!existsSync(LOCAL)) {
      leave(
        2,
        "SnapRace has never run on this machine, and no stage is named.\n" +
          "Start it with `npm start`, or name a deployed one with `--stage <stage>`.",
      );
    }
    process.loadEnvFile(LOCAL);
    break;
  case "stage": {
    const [script = ""] = process.argv.slice(1);
    const command = ["sst", "shell", "--stage", place.stage, "--", process.execPath, script, ...place.args];
    const { status, error } = spawnSync("npx", command, { cwd: ROOT, stdio: "inherit" });
    leave(status ?? 1, error?.message);
    break;
  }
  case "wrong":
    leave(2, place.problem);
}

function leave(code: number, words?: string): never {
  if (words) process.stderr.write(`${words}\n`);
  process.exit(code);
}

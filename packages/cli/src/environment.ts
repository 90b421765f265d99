import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/*
 * Imported before anything that reads settings. Inside `sst shell` the environment names an AWS stage and is left alone;
 * without one, the product on this machine is meant.
 */
const LOCAL = fileURLToPath(new URL("../../../.snaprace/local.env", import.meta.url));

/** They ask nobody, so they need neither a stage nor a product on this machine. */
const NEED_NOTHING = [undefined, "help", "--help", "cost"];

if (!process.env.SST_RESOURCE_App && !NEED_NOTHING.includes(process.argv[2])) {
  if (!existsSync(LOCAL)) {
    process.stderr.write(
      "SnapRace has never run on this machine, and the environment names no stage.\n" +
        "Start it with `npm start`, or run this inside `npx sst shell --stage <stage>`.\n",
    );
    process.exit(2);
  }
  process.loadEnvFile(LOCAL);
}

import { Supervisor, stackConfig } from "../../../packages/local/src/stack/index.ts";
import { groupOptions } from "./group.ts";

/* The whole local stack but the site, as one process group that can be killed. */

const [work = ""] = process.argv.slice(2);
const supervisor = new Supervisor(await stackConfig(groupOptions(work)), (text) => process.stderr.write(`${text}\n`));
process.once("SIGTERM", () => void supervisor.stop().then(() => process.exit(0)));
await supervisor.start();
process.send?.("ready");

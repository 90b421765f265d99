import { STEPS } from "./steps.ts";

/* One step of the benchmark: its name, the folder all steps share, and the folder of photos or "" for the demo race. */

const [name = "", work = "", folder = ""] = process.argv.slice(2);
const step = STEPS[name];
if (!step) throw new Error(`There is no step “${name}”.`);
process.send?.(await step(work, folder || undefined));
process.disconnect();

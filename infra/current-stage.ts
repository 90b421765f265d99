import { readStage } from "./stage.ts";

/** The stage being deployed. */
export const stage = readStage($app.stage, process.env);

if ($dev && !stage.liveDebugging) {
  throw new Error(
    `sst dev: stage ${stage.name} serves real people and cannot be debugged live. Use dev or one of your own.`,
  );
}

import { functions } from "./functions.ts";

/** Stages that several people use: those are watched by alarms. A developer's own stage rings nobody. */
export const sharedStages = ["prod", "dev"] as const;

const OF_THE_PIPELINE = [
  "ExecutionsFailed",
  "ExecutionsThrottled",
  "ExecutionsTimedOut",
  "QueueDepth",
  "QueueAge",
  "DeadLetters",
  "PhotosPartial",
  "RecogniserThrottles",
  "TableThrottles",
  "ImagesServerErrors",
  "SiteServerErrors",
] as const;

/** Every alarm of a shared stage, without the stage's name in front. */
export const alarmNames: readonly string[] = [
  ...OF_THE_PIPELINE,
  ...[...Object.keys(functions), "Web"].flatMap((name) => [`${name}Errors`, `${name}Duration`, `${name}Throttles`]),
];

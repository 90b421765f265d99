/** The whole deployment as data: infra/ declares it in AWS, packages/local serves it on loopback. */
export { edge } from "./edge.ts";
export { type FunctionName, functions, recogniserFunction } from "./functions.ts";
export { metrics } from "./metrics.ts";
export { maxConcurrency, photoDeadLetters, photoQueue } from "./queue.ts";
export { resources } from "./resources.ts";
export { schedules } from "./schedules.ts";
export { originalNotification, photoBucket } from "./storage.ts";
export { faceTable, type IndexName, photoTable } from "./table.ts";
export { alarmNames, sharedStages } from "./watch.ts";
export { photoWorkflow } from "./workflow.ts";

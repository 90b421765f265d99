export { type EventSourceOptions, startEventSource } from "./event-source.ts";
export { FunctionError, type LambdaFunction, type LambdaOptions, type LambdaRunner, startLambda } from "./runner.ts";
export { type ScheduleOptions, startSchedules } from "./schedule.ts";

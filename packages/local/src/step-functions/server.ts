import { type JsonOperations, type RunningServer, startJsonService } from "../server/index.ts";
import { Machines } from "./machines.ts";
import { createStateMachine } from "./operations/create-state-machine.ts";
import { deleteStateMachine } from "./operations/delete-state-machine.ts";
import { describeStateMachine } from "./operations/describe-state-machine.ts";
import { listStateMachines } from "./operations/list-state-machines.ts";
import { refuseForExpress } from "./operations/refuse-for-express.ts";
import { startExecution } from "./operations/start-execution.ts";
import { startSyncExecution } from "./operations/start-sync-execution.ts";
import { updateStateMachine } from "./operations/update-state-machine.ts";

/** Runs a Lambda function for a task. Rejects with an error whose `name` is the function's error type. */
export type InvokeFunction = (functionName: string, payload: unknown) => Promise<unknown>;

export interface StepFunctionsOptions {
  /** 0 picks a free port. */
  readonly port: number;
  readonly region: string;
  readonly accountId: string;
  readonly invoke: InvokeFunction;
  readonly clock: { now(): number };
  readonly onBug: (error: unknown, operation: string) => void;
}

/** Operations of the local Step Functions. Express machines only, defined in JSONPath. */
export const SUPPORTED = [
  "CreateStateMachine",
  "DeleteStateMachine",
  "DescribeStateMachine",
  "ListStateMachines",
  "StartExecution",
  "StartSyncExecution",
  "UpdateStateMachine",
] as const;

/** Input and output of an Express execution are limited to this many bytes. */
const PAYLOAD_LIMIT = 262_144;

/**
 * Step Functions on loopback. Machines live in memory: whoever starts the server creates them again. Executions are not
 * kept, as Express executions are not: what was running when the process died is done again by redelivery of its message.
 */
export function startStepFunctions(options: StepFunctionsOptions): Promise<RunningServer> {
  const machines = new Machines(options);
  const operations: JsonOperations = {
    CreateStateMachine: createStateMachine(machines),
    DeleteStateMachine: deleteStateMachine(machines),
    DescribeStateMachine: describeStateMachine(machines),
    ListStateMachines: listStateMachines(machines),
    StartExecution: startExecution(machines),
    StartSyncExecution: startSyncExecution(machines),
    UpdateStateMachine: updateStateMachine(machines),
    DescribeExecution: refuseForExpress("DescribeExecution"),
    GetExecutionHistory: refuseForExpress("GetExecutionHistory"),
    ListExecutions: refuseForExpress("ListExecutions"),
    StopExecution: refuseForExpress("StopExecution"),
  };
  return startJsonService({
    service: "Step Functions",
    port: options.port,
    version: "1.0",
    errorNamespace: "com.amazonaws.swf.service.v2.model#",
    operations,
    bodyLimit: 2 * PAYLOAD_LIMIT + 65_536,
    onBug: options.onBug,
  });
}

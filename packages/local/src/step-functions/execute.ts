import { randomUUID } from "node:crypto";
import { ExecutionTimeoutError } from "aws-local-stepfunctions";
import { AwsError } from "../server/index.ts";
import { allStates, type Machine, type Machines, parseJson } from "./machines.ts";

export interface Execution {
  readonly executionArn: string;
  readonly name: string;
  /** ms since the epoch */
  readonly startedAt: number;
  readonly finished: Promise<Outcome>;
}

export interface Outcome {
  readonly status: "SUCCEEDED" | "FAILED" | "TIMED_OUT";
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

const PAYLOAD_LIMIT = 262_144;
const NAME = /^[^\s\p{Cc}<>{}[\]?*"#%\\^|~`$&,;:/]{1,80}$/u;

/** Starts an Express execution. The name is not remembered: AWS does not deduplicate Express executions either. */
export function execute(machines: Machines, machine: Machine, name: string = randomUUID(), input = "{}"): Execution {
  if (!NAME.test(name)) throw new AwsError("InvalidName", 400, `Invalid Name: '${name}'`);
  const parsed = parseInput(input);
  const startedAt = machines.options.clock.now();
  const { region, accountId } = machines.options;
  const executionArn = `arn:aws:states:${region}:${accountId}:express:${machine.name}:${name}:${randomUUID()}`;
  const run = machine.runnable.run(parsed, {
    overrides: { taskResourceLocalHandlers: handlers(machines, machine) },
    context: {
      Execution: { Id: executionArn, Name: name, Input: parsed, StartTime: new Date(startedAt).toISOString() },
      StateMachine: { Id: machine.arn, Name: machine.name },
      State: {},
    } as never,
  });
  return { executionArn, name, startedAt, finished: run.result.then(succeeded, failed) };
}

/** `lambda:invoke` hands the task's `Parameters` over and wraps what the function returns as AWS does. */
function handlers(machines: Machines, machine: Machine) {
  const tasks = allStates(parseJson(machine.definition)).filter(([, state]) => state.Type === "Task");
  const invoke = async (parameters: { FunctionName: string; Payload: unknown }) => ({
    ExecutedVersion: "$LATEST",
    Payload: (await machines.options.invoke(functionNameOf(parameters.FunctionName), parameters.Payload)) ?? null,
    StatusCode: 200,
  });
  return Object.fromEntries(tasks.map(([name]) => [name, invoke])) as never;
}

function functionNameOf(nameOrArn: string): string {
  const parts = nameOrArn.split(":");
  return (parts.length >= 7 ? parts[6] : parts[0]) ?? nameOrArn;
}

function succeeded(result: unknown): Outcome {
  const output = JSON.stringify(result ?? null);
  if (Buffer.byteLength(output) <= PAYLOAD_LIMIT) return { status: "SUCCEEDED", output };
  return {
    status: "FAILED",
    error: "States.DataLimitExceeded",
    cause: `The execution's output is larger than ${PAYLOAD_LIMIT} bytes.`,
  };
}

function failed(error: unknown): Outcome {
  if (error instanceof ExecutionTimeoutError) {
    return {
      status: "TIMED_OUT",
      error: "States.Timeout",
      cause: "The execution took longer than its TimeoutSeconds.",
    };
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return { status: "FAILED", error: "States.Runtime", cause: String(cause) };
  return { status: "FAILED", error: cause.name, cause: cause.message };
}

function parseInput(input: string): never {
  if (Buffer.byteLength(input) > PAYLOAD_LIMIT) {
    throw new AwsError("InvalidExecutionInput", 400, `The input is larger than ${PAYLOAD_LIMIT} bytes.`);
  }
  try {
    return JSON.parse(input) as never;
  } catch (error) {
    throw new AwsError("InvalidExecutionInput", 400, `Invalid State Machine Execution Input: ${String(error)}`);
  }
}

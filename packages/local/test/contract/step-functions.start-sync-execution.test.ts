import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  InvalidDefinition,
  InvalidExecutionInput,
  ListStateMachinesCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StateMachineAlreadyExists,
  StateMachineDoesNotExist,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunningServer } from "../../src/server/index.ts";
import { startStepFunctions } from "../../src/step-functions/index.ts";

const calls: { functionName: string; payload: unknown }[] = [];
let invoke: (functionName: string, payload: unknown) => Promise<unknown> = async () => null;
let server: RunningServer;
let client: SFNClient;

beforeAll(async () => {
  server = await startStepFunctions({
    port: 0,
    region: "ap-northeast-2",
    accountId: "000000000000",
    clock: { now: () => Date.UTC(2026, 9, 18) },
    invoke: (functionName, payload) => {
      calls.push({ functionName, payload });
      return invoke(functionName, payload);
    },
    onBug: (error) => {
      throw error;
    },
  });
  client = new SFNClient({
    endpoint: server.url,
    region: "ap-northeast-2",
    credentials: { accessKeyId: "LOCAL", secretAccessKey: "local" },
    disableHostPrefix: true,
  });
});

afterAll(async () => {
  client.destroy();
  await server.close();
});

const task = (next: object, extra: object = {}) => ({
  Type: "Task",
  Resource: "arn:aws:states:::lambda:invoke",
  Parameters: { FunctionName: "arn:aws:lambda:ap-northeast-2:000000000000:function:Read", "Payload.$": "$" },
  ResultSelector: { "value.$": "$.Payload" },
  ...extra,
  ...next,
});

async function create(name: string, definition: object): Promise<string> {
  const created = await client.send(
    new CreateStateMachineCommand({
      name,
      definition: JSON.stringify(definition),
      roleArn: "arn:aws:iam::000000000000:role/local",
      type: "EXPRESS",
    }),
  );
  return created.stateMachineArn ?? "";
}

function run(stateMachineArn: string, input = "{}") {
  return client.send(new StartSyncExecutionCommand({ stateMachineArn, input }));
}

describe("StartSyncExecution", () => {
  test("waits for the execution and answers its output", async () => {
    invoke = async () => ({ bibs: ["1204"] });
    const arn = await create("sync", { StartAt: "Read", States: { Read: task({ End: true }) } });
    const execution = await run(arn, '{"key":"a"}');
    expect(execution).toMatchObject({
      status: "SUCCEEDED",
      output: '{"value":{"bibs":["1204"]}}',
      input: '{"key":"a"}',
    });
    expect(execution.startDate).toEqual(new Date(Date.UTC(2026, 9, 18)));
    expect(calls.at(-1)).toEqual({ functionName: "Read", payload: { key: "a" } });
  });

  test("answers a failed execution as a status with the function's error type", async () => {
    invoke = async () => {
      throw Object.assign(new Error("no such object"), { name: "NoSuchKey" });
    };
    const arn = await create("failing", { StartAt: "Read", States: { Read: task({ End: true }) } });
    expect(await run(arn)).toMatchObject({ status: "FAILED", error: "NoSuchKey", cause: "no such object" });
  });

  test("retries by error name and then catches", async () => {
    let attempts = 0;
    invoke = async () => {
      attempts += 1;
      throw Object.assign(new Error("slow down"), { name: "ThrottledError" });
    };
    const arn = await create("retrying", {
      StartAt: "Read",
      States: {
        Read: task(
          { End: true },
          {
            Retry: [
              {
                ErrorEquals: ["ThrottledError"],
                IntervalSeconds: 1,
                MaxAttempts: 2,
                MaxDelaySeconds: 1,
                JitterStrategy: "FULL",
              },
            ],
            Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.failure", Next: "Failed" }],
          },
        ),
        Failed: { Type: "Pass", Parameters: { status: "failed", "error.$": "$.failure.Error" }, End: true },
      },
    });
    expect(await run(arn)).toMatchObject({
      status: "SUCCEEDED",
      output: '{"status":"failed","error":"ThrottledError"}',
    });
    expect(attempts).toBe(3);
  });

  test("ends an execution that outlives its TimeoutSeconds as TIMED_OUT", async () => {
    const { promise, resolve } = Promise.withResolvers<null>();
    invoke = () => promise;
    const arn = await create("late", { StartAt: "Read", TimeoutSeconds: 1, States: { Read: task({ End: true }) } });
    expect(await run(arn)).toMatchObject({ status: "TIMED_OUT", error: "States.Timeout" });
    resolve(null);
  });

  test("refuses an input that is not JSON", async () => {
    const arn = await create("strict", { StartAt: "Read", States: { Read: task({ End: true }) } });
    await expect(run(arn, "{")).rejects.toBeInstanceOf(InvalidExecutionInput);
  });

  test("refuses an unknown machine", async () => {
    const arn = "arn:aws:states:ap-northeast-2:000000000000:stateMachine:nobody";
    await expect(run(arn)).rejects.toBeInstanceOf(StateMachineDoesNotExist);
  });
});

describe("StartExecution", () => {
  test("answers at once and runs the machine", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    invoke = async () => resolve();
    const arn = await create("async", { StartAt: "Read", States: { Read: task({ End: true }) } });
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn: arn, name: "one" }));
    expect(executionArn).toMatch(/:express:async:one:/);
    await promise;
  });

  test("refuses to describe an express execution, as AWS does", async () => {
    const executionArn = "arn:aws:states:ap-northeast-2:000000000000:execution:async:one";
    await expect(client.send(new DescribeExecutionCommand({ executionArn }))).rejects.toThrow(
      /not supported by this type/,
    );
  });
});

describe("state machines", () => {
  test("creating the same machine again answers the same ARN, another definition is refused", async () => {
    const definition = { StartAt: "Read", States: { Read: task({ End: true }) } };
    expect(await create("same", definition)).toBe(await create("same", definition));
    await expect(create("same", { ...definition, Comment: "other" })).rejects.toBeInstanceOf(StateMachineAlreadyExists);
  });

  test("an update changes what the next execution runs", async () => {
    invoke = async () => 1;
    const arn = await create("changing", { StartAt: "Read", States: { Read: task({ End: true }) } });
    const definition = JSON.stringify({
      StartAt: "Done",
      States: { Done: { Type: "Pass", Result: "new", End: true } },
    });
    await client.send(new UpdateStateMachineCommand({ stateMachineArn: arn, definition }));
    expect(await run(arn)).toMatchObject({ status: "SUCCEEDED", output: '"new"' });
    expect(await client.send(new DescribeStateMachineCommand({ stateMachineArn: arn }))).toMatchObject({
      definition,
      type: "EXPRESS",
    });
    const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
    expect(stateMachines?.map((machine) => machine.name)).toContain("changing");
  });

  test("JSONata, which the interpreter would get wrong in silence, is refused", async () => {
    const definition = { QueryLanguage: "JSONata", StartAt: "A", States: { A: { Type: "Pass", End: true } } };
    await expect(create("jsonata", definition)).rejects.toBeInstanceOf(InvalidDefinition);
  });

  test.each([
    ["null", null],
    ["a state that is none", { StartAt: "A", States: { A: null } }],
    ["branches that are no list", { StartAt: "A", States: { A: { Type: "Parallel", Branches: 1, End: true } } }],
  ])("%s instead of a definition is refused in words", async (_, definition) => {
    await expect(create("broken", definition as object)).rejects.toBeInstanceOf(InvalidDefinition);
  });
});

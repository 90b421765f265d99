import {
  type FunctionName,
  functions,
  maxConcurrency,
  originalNotification,
  photoDeadLetters,
  photoQueue,
  photoWorkflow,
  schedules,
} from "@snaprace/core/topology";
import { describe, expect, test } from "vitest";
import { aslErrors } from "./support/asl.ts";
import { stage, statements } from "./support/stages.ts";

const names = Object.keys(functions) as FunctionName[];

describe.each(["prod", "dev"] as const)("The pipeline of %s", (stageName) => {
  const synthesis = stage(stageName);
  const queue = synthesis.one("Queue", "PhotoMessagesQueue").inputs;
  const arnOf = (name: FunctionName) =>
    `arn:aws:lambda:ap-northeast-2:123456789012:function:${synthesis.one("Function", `${name}Function`).inputs.name}`;

  test.each(names)("%s runs on arm64 and Node 22 with the memory and timeout of the topology", (name) => {
    const { inputs } = synthesis.one("Function", `${name}Function`);
    expect(inputs).toMatchObject({
      architectures: ["arm64"],
      runtime: "nodejs22.x",
      memorySize: functions[name].memoryMB,
      timeout: functions[name].timeoutSeconds,
      tracingConfig: { mode: "Active" },
      loggingConfig: { logFormat: "JSON", logGroup: `/snaprace/${stageName}/${name}` },
    });
    expect(synthesis.builds.find((build) => build.functionID === name)?.handler).toBe(functions[name].handler);
  });

  test("sharp is installed for arm64 where pictures are decoded, and nowhere else", () => {
    const installed = names.filter((name) => {
      const build = synthesis.builds.find(({ functionID }) => functionID === name);
      return build?.properties?.install?.includes("sharp");
    });
    expect(installed).toEqual(["Preprocess"]);
  });

  test("Every function has a role and a log group of its own", () => {
    const roles = names.map((name) => synthesis.one("Role", `${name}Role`).inputs.name);
    expect(new Set(roles).size).toBe(names.length);
    for (const name of names)
      expect(synthesis.one("LogGroup", `${name}Logs`).inputs.retentionInDays).toBeGreaterThan(0);
  });

  test("Originals, and only they, reach the queue", () => {
    const { queues, lambdaFunctions } = synthesis.one("BucketNotification", "PhotoStoreNotification").inputs;
    expect(lambdaFunctions).toBeUndefined();
    expect(queues).toEqual([
      {
        id: originalNotification.id,
        queueArn: expect.stringContaining(queue.name),
        events: originalNotification.events,
        filterSuffix: originalNotification.suffix,
      },
    ]);
  });

  test("The queue takes messages from our bucket only, over TLS only", () => {
    const policy = statements(synthesis.one("QueuePolicy", "PhotoMessagesPolicy").inputs.policy);
    const [allowed, ...more] = policy.filter(({ Effect }) => Effect === "Allow");
    expect(more).toEqual([]);
    expect(allowed).toMatchObject({
      Principal: { Service: "s3.amazonaws.com" },
      Action: ["sqs:SendMessage"],
      Condition: {
        ArnEquals: { "aws:SourceArn": `arn:aws:s3:::${synthesis.one("BucketV2", "PhotoStoreBucket").inputs.bucket}` },
        StringEquals: { "aws:SourceAccount": "123456789012" },
      },
    });
    expect(policy).toContainEqual(expect.objectContaining({ Effect: "Deny", Principal: "*" }));
  });

  test("Messages stay away for six timeouts, and are set aside for 14 days after the topology's last attempt", () => {
    expect(queue.visibilityTimeoutSeconds).toBe(photoQueue.visibilityTimeoutSeconds);
    expect(queue.visibilityTimeoutSeconds).toBeGreaterThanOrEqual(6 * functions.SfnTrigger.timeoutSeconds);
    expect(queue.messageRetentionSeconds).toBe(photoQueue.retentionSeconds);
    const dead = synthesis.one("Queue", "PhotoDeadLettersQueue").inputs;
    expect(JSON.parse(queue.redrivePolicy)).toEqual({
      deadLetterTargetArn: expect.stringContaining(dead.name),
      maxReceiveCount: photoQueue.maxReceiveCount,
    });
    expect(dead.messageRetentionSeconds).toBe(photoDeadLetters.retentionSeconds);
    expect(dead.messageRetentionSeconds).toBe(14 * 86_400);
    expect([queue.sqsManagedSseEnabled, dead.sqsManagedSseEnabled]).toEqual([true, true]);
    const allow = synthesis.one("RedriveAllowPolicy", "PhotoDeadLettersAllow").inputs.redriveAllowPolicy;
    expect(JSON.parse(allow).sourceQueueArns).toEqual([expect.stringContaining(queue.name)]);
  });

  test("One message is one invocation, in flight at most what the recogniser takes", () => {
    const [mapping, ...more] = synthesis.all("EventSourceMapping");
    expect(more).toEqual([]);
    expect(mapping?.inputs).toMatchObject({
      batchSize: photoQueue.batchSize,
      functionResponseTypes: ["ReportBatchItemFailures"],
      functionName: synthesis.one("Function", "SfnTriggerFunction").inputs.name,
      scalingConfig: { maximumConcurrency: maxConcurrency(5, 2.5) },
    });
  });

  test.each(Object.entries(schedules))(
    "%s runs by the clock, called by its own rule alone",
    (name, { everyMinutes }) => {
      const unit = everyMinutes === 1 ? "minute" : "minutes";
      expect(synthesis.one("EventRule", `${name}Schedule`).inputs.scheduleExpression).toBe(
        `rate(${everyMinutes} ${unit})`,
      );
      const fn = synthesis.one("Function", `${name}Function`).inputs.name;
      expect(synthesis.one("EventTarget", `${name}ScheduleTarget`).inputs.arn).toBe(
        arnOf(name as keyof typeof schedules),
      );
      expect(synthesis.one("Permission", `${name}SchedulePermission`).inputs).toMatchObject({
        function: fn,
        principal: "events.amazonaws.com",
        sourceArn: expect.stringContaining(`${name}Schedule`),
      });
    },
  );

  describe("The state machine", () => {
    const machine = synthesis.one("StateMachine", "PhotoMachine").inputs;

    test("is the topology's own, over the functions' true ARNs", () => {
      expect(JSON.parse(machine.definition)).toEqual(photoWorkflow(arnOf));
    });

    test("is valid Amazon States Language", () => {
      expect(aslErrors(JSON.parse(machine.definition))).toBe("");
    });

    test("is Express, traced and logged without the photos' data", () => {
      expect(machine).toMatchObject({
        type: "EXPRESS",
        tracingConfiguration: { enabled: true },
        loggingConfiguration: { level: "ALL", includeExecutionData: false },
      });
      expect(machine.loggingConfiguration.logDestination).toMatch(/:log-group:\/aws\/vendedlogs\/states\/.*:\*$/);
    });

    test("ends before its caller does, and its steps before it", () => {
      const { TimeoutSeconds } = JSON.parse(machine.definition);
      expect(TimeoutSeconds).toBe(60);
      expect(functions.SfnTrigger.timeoutSeconds).toBeGreaterThan(TimeoutSeconds);
      const steps = names.filter((name) => name !== "SfnTrigger" && !(name in schedules));
      expect(steps).toHaveLength(4);
      for (const name of steps) expect(functions[name].timeoutSeconds).toBeLessThan(TimeoutSeconds);
    });

    test("retries throttles with full jitter in every step that calls a service with a quota", () => {
      const definition = JSON.parse(machine.definition);
      const branches = definition.States.Analyse.Branches.map((branch: { States: object }) => branch.States);
      const tasks = Object.assign({}, definition.States, ...branches);
      for (const name of ["DetectText", "IndexFaces", "FanoutDynamoDB"]) {
        expect(tasks[name].Retry).toContainEqual(
          expect.objectContaining({ ErrorEquals: ["ThrottledError"], JitterStrategy: "FULL" }),
        );
      }
    });
  });

  test("The trigger calls the host that synchronous executions have on AWS", () => {
    const { variables } = synthesis.one("Function", "SfnTriggerFunction").inputs.environment;
    expect(variables.AWS_ENDPOINT_URL_SFN).toBe("https://sync-states.ap-northeast-2.amazonaws.com");
  });
});

test("In a region with a larger quota more photos are in flight", () => {
  const [mapping] = stage("vpc").all("EventSourceMapping");
  expect(mapping?.inputs.scalingConfig.maximumConcurrency).toBe(maxConcurrency(50, 2.5));
});

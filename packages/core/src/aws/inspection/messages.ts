import { LambdaClient, paginateListEventSourceMappings, paginateListFunctions } from "@aws-sdk/client-lambda";
import { DescribeStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { setting } from "../../env/index.ts";
import type { FunctionFacts, Inspection, QueueFacts, TriggerFacts } from "../../port/index.ts";
import { PATIENCE, patient } from "../patience.ts";
import { seen } from "./seen.ts";

type MessageLook = Pick<Inspection, "queue" | "deadLetters" | "trigger" | "machine" | "functions">;

export function inspectMessages(): MessageLook {
  const sqs = patient(PATIENCE.operator, (waits) => new SQSClient(waits));
  const lambda = patient(PATIENCE.operator, (waits) => new LambdaClient(waits));
  // Describing has the plain host; our executions are started on another one, which the functions are told.
  const sfn = patient(PATIENCE.operator, (waits) => new SFNClient({ ...waits, disableHostPrefix: true }));
  return {
    queue: () => seen(() => queueAt(sqs, setting("photoQueue").url)),
    deadLetters: () => seen(() => queueAt(sqs, setting("photoDeadLetters").url)),
    trigger: (EventSourceArn) =>
      seen(async () => {
        const found: TriggerFacts[] = [];
        for await (const page of paginateListEventSourceMappings({ client: lambda }, { EventSourceArn })) {
          for (const mapping of page.EventSourceMappings ?? []) {
            found.push({
              functionName: mapping.FunctionArn?.split(":").at(-1) ?? "",
              state: mapping.State ?? "",
              batchSize: mapping.BatchSize ?? 0,
              maxConcurrency: mapping.ScalingConfig?.MaximumConcurrency,
              reportsFailures: mapping.FunctionResponseTypes?.includes("ReportBatchItemFailures") ?? false,
            });
          }
        }
        return found;
      }),
    machine: () =>
      seen(async () => {
        const found = await sfn.send(
          new DescribeStateMachineCommand({ stateMachineArn: setting("photoWorkflow").arn }),
        );
        const { loggingConfiguration, tracingConfiguration } = found;
        return {
          type: found.type ?? "",
          definition: found.definition ?? "",
          observed:
            loggingConfiguration || tracingConfiguration
              ? { logLevel: loggingConfiguration?.level ?? "OFF", isTraced: tracingConfiguration?.enabled === true }
              : ("not-here" as const),
        };
      }),
    functions: (prefix) =>
      seen(async () => {
        const found: FunctionFacts[] = [];
        for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {})) {
          for (const { FunctionName = "", Runtime = "", TracingConfig, LoggingConfig } of Functions) {
            if (!FunctionName.startsWith(prefix)) continue;
            const isTraced = TracingConfig?.Mode === "Active";
            found.push({ name: FunctionName, runtime: Runtime, isTraced, logGroup: LoggingConfig?.LogGroup ?? "" });
          }
        }
        return found;
      }),
  };
}

async function queueAt(client: SQSClient, QueueUrl: string): Promise<QueueFacts> {
  const found = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
  const attributes: Partial<Record<string, string>> = found.Attributes ?? {};
  const policy = attributes.RedrivePolicy
    ? (JSON.parse(attributes.RedrivePolicy) as { deadLetterTargetArn: string; maxReceiveCount: number | string })
    : undefined;
  return {
    arn: attributes.QueueArn ?? "",
    waiting: Number(attributes.ApproximateNumberOfMessages ?? 0),
    inFlight: Number(attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    visibilitySeconds: Number(attributes.VisibilityTimeout ?? 0),
    retentionSeconds: Number(attributes.MessageRetentionPeriod ?? 0),
    redrive: policy && { deadLetterArn: policy.deadLetterTargetArn, maxReceives: Number(policy.maxReceiveCount) },
  };
}

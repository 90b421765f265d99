import { functions, metrics, photoTable } from "@snaprace/core/topology";
import { images } from "./cdn.ts";
import { stage } from "./current-stage.ts";
import { machine, pipelineFunctions } from "./pipeline.ts";
import { deadLetters, photoMessages } from "./queue.ts";
import { projection } from "./table.ts";
import { WEB_TIMEOUT_SECONDS, web } from "./web.ts";

interface MetricInput {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Record<string, $util.Input<string>>;
  readonly stat: string;
  /** seconds */
  readonly period: number;
}

interface Alarm {
  /** In words, as on the phone of the person it wakes. */
  readonly says: string;
  /** Heading of docs/DEPLOYMENT.md that says what to do, as its anchor. */
  readonly runbook: string;
  readonly threshold: number;
  /** How many periods in a row before it rings. */
  readonly periods?: number;
  /** One metric, or several joined by an expression over m0, m1, … */
  readonly metrics: readonly MetricInput[];
  readonly expression?: string;
}

const FIVE_MINUTES = 300;
/** A function that needs this share of its timeout will soon need all of it. */
const TIMEOUT_SHARE = 0.8;

if (stage.alarms) {
  const ring = alarmsIn("", {});
  // CloudFront reports to us-east-1 only, and an alarm can tell only a topic of its own region.
  const abroad = {
    provider: new aws.Provider("GlobalMetrics", {
      region: "us-east-1",
      ...(stage.account && { allowedAccountIds: [stage.account] }),
      defaultTags: { tags: { app: $app.name, stage: stage.name } },
    }),
  };
  pipelineAlarms(ring);
  storeAlarms(ring);
  for (const [name, fn] of Object.entries(pipelineFunctions)) {
    functionAlarms(ring, name, fn.name, functions[name as keyof typeof functions].timeoutSeconds);
  }
  if (!$dev) {
    functionAlarms(
      ring,
      "Web",
      web.nodes.server!.apply((server) => server!.nodes.function.name),
      WEB_TIMEOUT_SECONDS,
    );
    distributionAlarms(alarmsIn("Global", abroad));
  } else distributionAlarms(alarmsIn("Global", abroad));
}

type Ring = ReturnType<typeof alarmsIn>;

function alarmsIn(place: string, options: $util.CustomResourceOptions) {
  const topic = new aws.sns.Topic(`Alarms${place}`, { displayName: `SnapRace ${stage.name}` }, options);
  if (stage.alarmEmail) {
    new aws.sns.TopicSubscription(
      `Alarms${place}Email`,
      { topic: topic.arn, protocol: "email", endpoint: stage.alarmEmail },
      options,
    );
  }
  return (name: string, { says, runbook, threshold, periods = 1, metrics: parts, expression }: Alarm) =>
    new aws.cloudwatch.MetricAlarm(
      name,
      {
        name: `snaprace-${stage.name}-${name}`,
        alarmDescription: `${says} What to do: docs/DEPLOYMENT.md#${runbook}`,
        comparisonOperator: "GreaterThanThreshold",
        threshold,
        evaluationPeriods: periods,
        treatMissingData: "notBreaching",
        alarmActions: [topic.arn],
        okActions: [topic.arn],
        metricQueries: [
          ...parts.map((metric, index) => ({ id: `m${index}`, metric, returnData: !expression })),
          ...(expression ? [{ id: "value", expression, label: says, returnData: true }] : []),
        ],
      },
      options,
    );
}

function pipelineAlarms(ring: Ring): void {
  const execution = (metricName: string): MetricInput[] => [
    {
      namespace: "AWS/States",
      metricName,
      dimensions: { StateMachineArn: machine.arn },
      stat: "Sum",
      period: FIVE_MINUTES,
    },
  ];
  const queue = (name: $util.Input<string>, metricName: string): MetricInput[] => [
    { namespace: "AWS/SQS", metricName, dimensions: { QueueName: name }, stat: "Maximum", period: FIVE_MINUTES },
  ];
  const waiting = photoMessages.nodes.queue.name;
  ring("ExecutionsFailed", {
    says: "A photo's execution failed.",
    runbook: "alarm-executions-failed",
    threshold: 0,
    metrics: execution("ExecutionsFailed"),
  });
  ring("ExecutionsThrottled", {
    says: "Step Functions slows executions down.",
    runbook: "alarm-executions-throttled",
    threshold: 0,
    metrics: execution("ExecutionThrottled"),
  });
  ring("ExecutionsTimedOut", {
    says: "A photo's execution took too long.",
    runbook: "alarm-executions-timed-out",
    threshold: 0,
    metrics: execution("ExecutionsTimedOut"),
  });
  ring("QueueDepth", {
    says: "More than 50 photos have been waiting for a quarter of an hour.",
    runbook: "alarm-queue-depth",
    threshold: 50,
    periods: 3,
    metrics: queue(waiting, "ApproximateNumberOfMessagesVisible"),
  });
  ring("QueueAge", {
    says: "A photo has been waiting for more than half an hour.",
    runbook: "alarm-queue-age",
    threshold: 1800,
    metrics: queue(waiting, "ApproximateAgeOfOldestMessage"),
  });
  ring("DeadLetters", {
    says: "A photo was set aside after its last attempt.",
    runbook: "alarm-dead-letters",
    threshold: 0,
    metrics: queue(deadLetters.nodes.queue.name, "ApproximateNumberOfMessagesVisible"),
  });
  ring("PhotosPartial", {
    says: "Photos were recorded without their bibs or faces.",
    runbook: "alarm-photos-partial",
    threshold: 0,
    metrics: [
      {
        namespace: metrics.namespace,
        metricName: metrics.photosPartial,
        dimensions: { [metrics.dimension]: stage.name },
        stat: "Sum",
        period: 3 * FIVE_MINUTES,
      },
    ],
  });
  const operations = ["DetectText", "IndexFaces", "SearchFacesByImage"];
  ring("RecogniserThrottles", {
    says: "Rekognition refuses more calls than retries make up for.",
    runbook: "alarm-recogniser-throttles",
    threshold: 10,
    metrics: operations.map((Operation) => ({
      namespace: "AWS/Rekognition",
      metricName: "ThrottledCount",
      dimensions: { Operation },
      stat: "Sum",
      period: FIVE_MINUTES,
    })),
    expression: sum(operations.length),
  });
}

function storeAlarms(ring: Ring): void {
  const places = [{}, ...Object.keys(photoTable.indexes).map((name) => ({ GlobalSecondaryIndexName: name }))];
  // Not ThrottledRequests: that one exists per operation only, so an alarm on the table alone would never ring.
  const throttles = places.flatMap((place) =>
    ["ReadThrottleEvents", "WriteThrottleEvents"].map((metricName) => ({
      namespace: "AWS/DynamoDB",
      metricName,
      dimensions: { TableName: projection.name, ...place },
      stat: "Sum",
      period: FIVE_MINUTES,
    })),
  );
  ring("TableThrottles", {
    says: "DynamoDB refuses reads or writes.",
    runbook: "alarm-table-throttles",
    threshold: 0,
    metrics: throttles,
    expression: sum(throttles.length),
  });
}

function functionAlarms(ring: Ring, name: string, FunctionName: $util.Input<string>, timeoutSeconds: number): void {
  const metric = (metricName: string, stat: string): MetricInput => ({
    namespace: "AWS/Lambda",
    metricName,
    dimensions: { FunctionName },
    stat,
    period: FIVE_MINUTES,
  });
  ring(`${name}Errors`, {
    says: `More than 5 % of ${name}'s calls end in an error.`,
    runbook: "alarm-function-errors",
    threshold: 5,
    metrics: [metric("Errors", "Sum"), metric("Invocations", "Sum")],
    expression: "IF(m1 > 0, 100 * m0 / m1, 0)",
  });
  ring(`${name}Duration`, {
    says: `${name} needs most of its ${timeoutSeconds} seconds.`,
    runbook: "alarm-function-duration",
    threshold: timeoutSeconds * 1000 * TIMEOUT_SHARE,
    metrics: [metric("Duration", "p95")],
  });
  ring(`${name}Throttles`, {
    says: `Lambda refuses calls of ${name}.`,
    runbook: "alarm-function-throttles",
    threshold: 0,
    metrics: [metric("Throttles", "Sum")],
  });
}

function distributionAlarms(ring: Ring): void {
  const distributions = {
    Images: images.nodes.cdn.nodes.distribution.id,
    ...(!$dev && { Site: web.nodes.cdn!.nodes.distribution.id }),
  };
  for (const [name, DistributionId] of Object.entries(distributions)) {
    ring(`${name}ServerErrors`, {
      says: `More than 1 % of the answers of the ${name.toLowerCase()} distribution are 5xx.`,
      runbook: "alarm-distribution-errors",
      threshold: 1,
      metrics: [
        {
          namespace: "AWS/CloudFront",
          metricName: "5xxErrorRate",
          dimensions: { DistributionId, Region: "Global" },
          stat: "Average",
          period: FIVE_MINUTES,
        },
      ],
    });
  }
}

function sum(count: number): string {
  // A metric without data would make a plain sum empty.
  return Array.from({ length: count }, (_, index) => `FILL(m${index}, 0)`).join(" + ");
}

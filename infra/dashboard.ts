import { functions, metrics, resources } from "@snaprace/core/topology";
import { images } from "./cdn.ts";
import { stage } from "./current-stage.ts";
import { machine, pipelineFunctions } from "./pipeline.ts";
import { deadLetters, photoMessages } from "./queue.ts";
import { projection } from "./table.ts";

type Series = readonly (string | object)[];

const COLUMN = 8;
const ROW = 6;
const GLOBAL = "us-east-1";

interface Names {
  readonly machineArn: string;
  readonly queue: string;
  readonly deadLetters: string;
  readonly table: string;
  readonly distribution: string;
  readonly functions: Readonly<Record<string, string>>;
}

/** What an operator opens first: is anything waiting, failing or slow, from the upload to the reader. */
export const dashboard = new aws.cloudwatch.Dashboard("Overview", {
  dashboardName: `snaprace-${stage.name}`,
  dashboardBody: $util
    .output({
      machineArn: machine.arn,
      queue: photoMessages.nodes.queue.name,
      deadLetters: deadLetters.nodes.queue.name,
      table: projection.name,
      distribution: images.nodes.cdn.nodes.distribution.id,
      functions: Object.fromEntries(Object.entries(pipelineFunctions).map(([name, fn]) => [name, fn.name])),
    })
    .apply((names) => JSON.stringify({ widgets: widgets(names) })),
});

function widgets(names: Names): object[] {
  const execution = (metric: string, options: object = {}): Series => [
    "AWS/States",
    metric,
    "StateMachineArn",
    names.machineArn,
    options,
  ];
  const queue = (name: string, metric: string, label: string): Series => [
    "AWS/SQS",
    metric,
    "QueueName",
    name,
    { label },
  ];
  const perFunction = (metric: string, stat: string): Series[] =>
    Object.keys(functions).map((name) => [
      "AWS/Lambda",
      metric,
      "FunctionName",
      names.functions[name] ?? "",
      { label: name, stat },
    ]);
  const recogniser = (metric: string): Series[] =>
    ["DetectText", "IndexFaces", "SearchFacesByImage"].map((operation) => [
      "AWS/Rekognition",
      metric,
      "Operation",
      operation,
      { label: operation },
    ]);
  const distribution = (metric: string, options: object): Series => [
    "AWS/CloudFront",
    metric,
    "Region",
    "Global",
    "DistributionId",
    names.distribution,
    options,
  ];
  const own = (metric: string, options: object) => [metrics.namespace, metric, metrics.dimension, stage.name, options];
  const charts = [
    chart("Photos waiting", "Maximum", [
      queue(names.queue, "ApproximateNumberOfMessagesVisible", "waiting"),
      queue(names.queue, "ApproximateNumberOfMessagesNotVisible", "in flight"),
    ]),
    chart("Oldest waiting photo (s)", "Maximum", [queue(names.queue, "ApproximateAgeOfOldestMessage", "age")]),
    chart("Set aside and partial", "Maximum", [
      queue(names.deadLetters, "ApproximateNumberOfMessagesVisible", "dead letters"),
      own(metrics.photosPartial, { label: "partial", stat: "Sum" }),
      own(metrics.photosRejected, { label: "rejected", stat: "Sum" }),
    ]),
    chart("From upload to search (ms)", "p95", [
      own(metrics.timeToSearchable, { stat: "p50", label: "p50" }),
      own(metrics.timeToSearchable, { stat: "p95", label: "p95" }),
    ]),
    chart("Executions", "Sum", [
      execution("ExecutionsSucceeded"),
      execution("ExecutionsFailed"),
      execution("ExecutionsTimedOut"),
      execution("ExecutionThrottled"),
    ]),
    chart("Seconds per execution, which sets the photos in flight", "p95", [
      execution("ExecutionTime", { stat: "p50", label: "p50 (ms)" }),
      execution("ExecutionTime", { stat: "p95", label: "p95 (ms)" }),
    ]),
    chart("Rekognition calls", "Sum", recogniser("SuccessfulRequestCount")),
    chart("Rekognition throttles", "Sum", recogniser("ThrottledCount")),
    chart("Function duration p95 (ms)", "p95", perFunction("Duration", "p95")),
    chart("Function errors", "Sum", perFunction("Errors", "Sum")),
    chart("Table throttles", "Sum", [
      ["AWS/DynamoDB", "ReadThrottleEvents", "TableName", names.table],
      ["AWS/DynamoDB", "WriteThrottleEvents", "TableName", names.table],
    ]),
    chart("Image requests", "Sum", [distribution("Requests", {})], GLOBAL),
    chart("Image errors (%)", "Average", [distribution("4xxErrorRate", {}), distribution("5xxErrorRate", {})], GLOBAL),
  ];
  return [
    {
      type: "text",
      x: 0,
      y: 0,
      width: 3 * COLUMN,
      height: 2,
      properties: {
        markdown: `**SnapRace ${stage.name}**, ${stage.region}. At most ${stage.photosInFlight} photos in flight for ${stage.recogniserTps} recogniser calls per second. Alarms and what to do: docs/DEPLOYMENT.md. \`snaprace doctor\` checks the stage. Images: ${resources.cdn}.`,
      },
    },
    ...charts.map((properties, index) => ({
      type: "metric",
      x: (index % 3) * COLUMN,
      y: 2 + Math.floor(index / 3) * ROW,
      width: COLUMN,
      height: ROW,
      properties,
    })),
  ];
}

function chart(title: string, stat: string, series: readonly Series[], region: string = stage.region): object {
  return { title, stat, metrics: series, region, period: 300, view: "timeSeries" };
}

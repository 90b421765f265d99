import { readFileSync } from "node:fs";
import { alarmNames, functions, metrics, sharedStages } from "@snaprace/core/topology";
import { describe, expect, test } from "vitest";
import { stage } from "./support/stages.ts";

const deployment = readFileSync(new URL("../../docs/DEPLOYMENT.md", import.meta.url), "utf8");
const headings = new Set(
  [...deployment.matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) =>
    text
      .toLowerCase()
      .replace(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  ),
);

interface Query {
  readonly id: string;
  readonly returnData: boolean;
  readonly expression?: string;
  readonly metric?: { readonly namespace: string; readonly metricName: string; readonly stat: string };
}

describe.each(["prod", "dev"] as const)("Alarms of %s", (name) => {
  const synthesis = stage(name);
  const alarms = synthesis.all("MetricAlarm");
  const alarm = (own: string) => synthesis.one("MetricAlarm", own).inputs;
  const watches = (own: string) => alarm(own).metricQueries.flatMap(({ metric }: Query) => metric ?? []);

  test("Each names a heading of docs/DEPLOYMENT.md that says what to do", () => {
    const missing = alarms.flatMap(({ name: own, inputs }) => {
      const anchor = /docs\/DEPLOYMENT\.md#([\w-]+)$/.exec(inputs.alarmDescription)?.[1];
      return anchor && headings.has(anchor) ? [] : [`${own}: ${inputs.alarmDescription}`];
    });
    expect(missing).toEqual([]);
  });

  test("They are all those that the operations checklist asks for, under its names", () => {
    expect(sharedStages).toContain(name);
    expect(alarms.map(({ inputs }) => inputs.name).sort()).toEqual(
      alarmNames.map((own) => `snaprace-${name}-${own}`).sort(),
    );
  });

  test.each([
    ["ExecutionsFailed", "AWS/States", ["ExecutionsFailed"], 0],
    ["ExecutionsThrottled", "AWS/States", ["ExecutionThrottled"], 0],
    ["ExecutionsTimedOut", "AWS/States", ["ExecutionsTimedOut"], 0],
    ["QueueDepth", "AWS/SQS", ["ApproximateNumberOfMessagesVisible"], 50],
    ["QueueAge", "AWS/SQS", ["ApproximateAgeOfOldestMessage"], 1800],
    ["DeadLetters", "AWS/SQS", ["ApproximateNumberOfMessagesVisible"], 0],
    ["PhotosPartial", metrics.namespace, [metrics.photosPartial], 0],
    ["RecogniserThrottles", "AWS/Rekognition", ["ThrottledCount"], 10],
    ["TableThrottles", "AWS/DynamoDB", ["ReadThrottleEvents", "WriteThrottleEvents"], 0],
    ["ImagesServerErrors", "AWS/CloudFront", ["5xxErrorRate"], 1],
    ["SiteServerErrors", "AWS/CloudFront", ["5xxErrorRate"], 1],
  ] as const)("%s watches %s %o above %d", (own, namespace, metricNames, threshold) => {
    expect(alarm(own)).toMatchObject({
      comparisonOperator: "GreaterThanThreshold",
      threshold,
      treatMissingData: "notBreaching",
    });
    for (const metric of watches(own)) {
      expect(metric.namespace).toBe(namespace);
      expect(metricNames).toContain(metric.metricName);
    }
  });

  test.each([...Object.entries(functions), ["Web", { timeoutSeconds: 60 }] as const])(
    "%s rings for errors above 5 %, for a p95 near its timeout and for throttles",
    (own, { timeoutSeconds }) => {
      expect(alarm(`${own}Errors`).threshold).toBe(5);
      expect(alarm(`${own}Errors`).metricQueries.find((query: Query) => query.returnData).expression).toContain(
        "100 * m0 / m1",
      );
      expect(alarm(`${own}Duration`).threshold).toBe(timeoutSeconds * 800);
      expect(watches(`${own}Duration`)[0]).toMatchObject({ metricName: "Duration", stat: "p95" });
      expect(watches(`${own}Throttles`)[0]).toMatchObject({ metricName: "Throttles", stat: "Sum" });
    },
  );

  test("Each returns one value and tells a topic of its own region", () => {
    for (const { inputs } of alarms) {
      expect(inputs.metricQueries.filter((query: Query) => query.returnData)).toHaveLength(1);
      const namespace = inputs.metricQueries[0].metric.namespace;
      const topic = namespace === "AWS/CloudFront" ? "AlarmsGlobal" : "Alarms";
      expect(inputs.alarmActions[0]).toMatch(new RegExp(`:${topic}$`));
      expect(inputs.okActions).toEqual(inputs.alarmActions);
    }
    expect(synthesis.one("aws", "GlobalMetrics").inputs.region).toBe("us-east-1");
  });

  test("The table's alarm covers its indexes", () => {
    const places = watches("TableThrottles").map(
      ({ dimensions }: { dimensions: Record<string, string> }) => dimensions.GlobalSecondaryIndexName ?? "table",
    );
    expect(new Set(places)).toEqual(new Set(["table", "GSI1", "GSI2"]));
  });
});

test("The person on duty gets prod's alarms by e-mail, from both regions", () => {
  const subscriptions = stage("prod").all("TopicSubscription");
  expect(subscriptions.map(({ inputs }) => [inputs.protocol, inputs.endpoint])).toEqual([
    ["email", "ops@example.com"],
    ["email", "ops@example.com"],
  ]);
});

test("A developer's own stage rings nobody", () => {
  expect(stage("vpc").all("MetricAlarm")).toEqual([]);
});

describe.each(["prod", "dev", "vpc"] as const)("The dashboard of %s", (name) => {
  const synthesis = stage(name);
  const { widgets } = JSON.parse(synthesis.one("Dashboard", "Overview").inputs.dashboardBody);

  test("shows every part of a photo's way", () => {
    const text = JSON.stringify(widgets);
    for (const namespace of [
      "AWS/SQS",
      "AWS/States",
      "AWS/Lambda",
      "AWS/Rekognition",
      "AWS/DynamoDB",
      "AWS/CloudFront",
      "SnapRace",
    ]) {
      expect(text).toContain(`"${namespace}"`);
    }
    for (const own of Object.keys(functions))
      expect(text).toContain(synthesis.one("Function", `${own}Function`).inputs.name);
  });

  test("asks us-east-1 for what CloudFront reports", () => {
    for (const { properties } of widgets) {
      if (!properties.metrics) continue;
      const global = JSON.stringify(properties.metrics).includes("AWS/CloudFront");
      expect(properties.region).toBe(global ? "us-east-1" : synthesis.app.providers.aws.region);
    }
  });
});

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Inspection } from "@snaprace/core/port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/*
 * What the doctor reads of a deployed stage, from answers as AWS documents them on the wire: the official clients read them. The
 * services that the local stack has are asked there, in tests/pipeline/doctor.test.ts.
 */

const ARN = "arn:aws:sqs:ap-northeast-2:123456789012:photos";
let server: Server;
let inspection: Inspection;
/** Answers by "METHOD path" or by the operation's name; what has none is not implemented. */
let answers: Record<string, { status?: number; body: string; type?: string }> = {};

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    const operation = String(request.headers["x-amz-target"] ?? "")
      .split(".")
      .at(-1);
    const asked = new URL(request.url ?? "/", "http://aws");
    const subresource = [...asked.searchParams.keys()].find((name) => name !== "x-id") ?? "";
    const found = answers[operation || `${request.method} ${asked.pathname} ${subresource}`.trim()];
    const type = found?.type ?? (found?.body.startsWith("<") ? "text/xml" : "application/json");
    response.writeHead(found?.status ?? (found ? 200 : 501), { "content-type": type });
    response.end(found?.body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  Object.assign(process.env, {
    AWS_REGION: "ap-northeast-2",
    AWS_ACCESS_KEY_ID: "key",
    AWS_SECRET_ACCESS_KEY: "secret",
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    SST_RESOURCE_App: JSON.stringify({ name: "snaprace", stage: "prod" }),
    SST_RESOURCE_Photos: JSON.stringify({ name: "photos" }),
    SST_RESOURCE_PhotoTable: JSON.stringify({ name: "table" }),
    SST_RESOURCE_Recogniser: JSON.stringify({ url: "" }),
    SST_RESOURCE_PhotoWorkflow: JSON.stringify({ arn: "arn:aws:states:ap-northeast-2:123456789012:stateMachine:m" }),
    SST_RESOURCE_Cdn: JSON.stringify({ url: "https://images.example.com" }),
  });
  const { awsInspection } = await import("@snaprace/core/aws");
  inspection = awsInspection();
});

afterAll(() => server.close());

const json = (body: object) => ({ body: JSON.stringify(body) });

describe("The bucket", () => {
  test("is blocked only when all four switches are on", async () => {
    const block = (last: boolean) => ({
      body: `<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>${last}</RestrictPublicBuckets></PublicAccessBlockConfiguration>`,
    });
    answers = { "GET /photos/ publicAccessBlock": block(true) };
    expect(await inspection.publicAccessBlocked()).toBe(true);
    answers = { "GET /photos/ publicAccessBlock": block(false) };
    expect(await inspection.publicAccessBlocked()).toBe(false);
    const none = "<Error><Code>NoSuchPublicAccessBlockConfiguration</Code><Message>none</Message></Error>";
    answers = { "GET /photos/ publicAccessBlock": { status: 404, body: none } };
    expect(await inspection.publicAccessBlocked()).toBe(false);
  });

  test("shows its policy's statements, or none", async () => {
    const statement = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "arn:aws:s3:::photos/*" };
    answers = { "GET /photos/ policy": json({ Version: "2012-10-17", Statement: [statement] }) };
    expect(await inspection.bucketPolicy()).toEqual([statement]);
    const none = "<Error><Code>NoSuchBucketPolicy</Code><Message>The bucket policy does not exist</Message></Error>";
    answers = { "GET /photos/ policy": { status: 404, body: none } };
    expect(await inspection.bucketPolicy()).toEqual([]);
  });

  test("shows by which tag it archives", async () => {
    const body = `<ListBucketIntelligentTieringConfigurationsResult><IntelligentTieringConfiguration><Id>originals</Id><Filter><Tag><Key>folder</Key><Value>raw</Value></Tag></Filter><Status>Enabled</Status><Tiering><AccessTier>ARCHIVE_ACCESS</AccessTier><Days>90</Days></Tiering></IntelligentTieringConfiguration></ListBucketIntelligentTieringConfigurationsResult>`;
    answers = { "GET /photos/ intelligent-tiering": { body } };
    expect(await inspection.archiveRules()).toEqual([{ tags: { folder: "raw" }, prefix: "" }]);
  });

  test("says whether it is encrypted", async () => {
    const body = `<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>`;
    answers = { "GET /photos/ encryption": { body } };
    expect(await inspection.isEncrypted()).toBe(true);
  });
});

describe("Lambda", () => {
  test("shows the trigger as it is", async () => {
    const mapping = {
      FunctionArn: "arn:aws:lambda:ap-northeast-2:123456789012:function:snaprace-prod-SfnTriggerFunction-x",
      State: "Disabled",
      BatchSize: 1,
      ScalingConfig: { MaximumConcurrency: 17 },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    };
    answers = { "GET /2015-03-31/event-source-mappings EventSourceArn": json({ EventSourceMappings: [mapping] }) };
    expect(await inspection.trigger(ARN)).toEqual([
      {
        functionName: "snaprace-prod-SfnTriggerFunction-x",
        state: "Disabled",
        batchSize: 1,
        maxConcurrency: 17,
        reportsFailures: true,
      },
    ]);
  });

  test("shows the stage's own functions", async () => {
    const fn = (FunctionName: string) => ({
      FunctionName,
      Runtime: "nodejs22.x",
      TracingConfig: { Mode: "Active" },
      LoggingConfig: { LogGroup: "/snaprace/prod/Preprocess" },
    });
    const Functions = [fn("snaprace-prod-PreprocessFunction-x"), fn("snaprace-dev-PreprocessFunction-y")];
    answers = { "GET /2015-03-31/functions": json({ Functions }) };
    expect(await inspection.functions("snaprace-prod-")).toEqual([
      {
        name: "snaprace-prod-PreprocessFunction-x",
        runtime: "nodejs22.x",
        isTraced: true,
        logGroup: "/snaprace/prod/Preprocess",
      },
    ]);
  });
});

test("Step Functions shows a machine with its logs and traces", async () => {
  answers = {
    DescribeStateMachine: json({
      type: "EXPRESS",
      definition: "{}",
      loggingConfiguration: { level: "ERROR" },
      tracingConfiguration: { enabled: true },
    }),
  };
  expect(await inspection.machine()).toEqual({
    type: "EXPRESS",
    definition: "{}",
    observed: { logLevel: "ERROR", isTraced: true },
  });
});

test("DynamoDB says whether the table can be restored", async () => {
  const recovery = (PointInTimeRecoveryStatus: string) =>
    json({ ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus } } });
  answers = { DescribeContinuousBackups: recovery("ENABLED") };
  expect(await inspection.isRestorable()).toBe(true);
  answers = { DescribeContinuousBackups: recovery("DISABLED") };
  expect(await inspection.isRestorable()).toBe(false);
});

test("CloudFront shows the distribution that serves the images, by any of its names", async () => {
  const body = `<DistributionList><IsTruncated>false</IsTruncated><Quantity>1</Quantity><Items><DistributionSummary><Id>E1</Id><DomainName>d1.cloudfront.net</DomainName><Enabled>true</Enabled><Aliases><Quantity>1</Quantity><Items><CNAME>images.example.com</CNAME></Items></Aliases><Origins><Quantity>1</Quantity><Items><Origin><Id>o</Id><DomainName>photos.s3.amazonaws.com</DomainName><OriginAccessControlId>OAC1</OriginAccessControlId></Origin></Items></Origins><DefaultCacheBehavior><TargetOriginId>o</TargetOriginId><CachePolicyId>658327ea</CachePolicyId><FunctionAssociations><Quantity>1</Quantity><Items><FunctionAssociation><FunctionARN>arn:aws:cloudfront::1:function/edge</FunctionARN><EventType>viewer-request</EventType></FunctionAssociation></Items></FunctionAssociations></DefaultCacheBehavior></DistributionSummary></Items></DistributionList>`;
  answers = { "GET /2020-05-31/distribution": { body } };
  expect(await inspection.distribution()).toEqual({
    isEnabled: true,
    isOriginControlled: true,
    viewerFunctions: ["arn:aws:cloudfront::1:function/edge"],
    cachePolicyId: "658327ea",
  });
  answers = { "GET /2020-05-31/distribution": { body: body.replace("OAC1", "").replace("images.", "other.") } };
  expect(await inspection.distribution()).toBeUndefined();
});

test("CloudWatch shows alarms of both regions once", async () => {
  const alarm = {
    AlarmName: "snaprace-prod-QueueDepth",
    StateValue: "ALARM",
    ActionsEnabled: true,
    AlarmActions: ["arn:aws:sns:ap-northeast-2:123456789012:Alarms"],
    AlarmDescription: "Too many. What to do: docs/DEPLOYMENT.md#alarm-queue-depth",
  };
  answers = { DescribeAlarms: json({ MetricAlarms: [alarm] }) };
  expect(await inspection.alarms("snaprace-prod-")).toEqual([
    { name: alarm.AlarmName, isRinging: true, tells: true, says: alarm.AlarmDescription },
  ]);
});

test("A service that is not there is told from one that refuses", async () => {
  answers = {};
  expect(await inspection.alarms("x")).toBe("not-here");
  expect(await inspection.distribution()).toBe("not-here");
  expect(await inspection.bucketPolicy()).toBe("not-here");
  expect(await inspection.functions("x")).toBe("not-here");
  const denied = { status: 403, body: JSON.stringify({ __type: "AccessDeniedException", message: "User x may not" }) };
  answers = { DescribeContinuousBackups: { ...denied, status: 400 } };
  await expect(inspection.isRestorable()).rejects.toMatchObject({ name: "AccessDeniedException" });
});

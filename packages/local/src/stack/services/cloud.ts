import { readFileSync } from "node:fs";
import path from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import * as Ingest from "@snaprace/core/ingest/steps";
import { edge, type FunctionName, functions, photoQueue, schedules } from "@snaprace/core/topology";
import { startCdn } from "../../cdn/index.ts";
import { startElsewhere } from "../../elsewhere/index.ts";
import { startKeyValueStore } from "../../key-value-store/index.ts";
import { type LambdaFunction, startEventSource, startLambda, startSchedules } from "../../lambda/index.ts";
import { openOutbox } from "../../outbox/index.ts";
import { startS3 } from "../../s3/index.ts";
import { startSes } from "../../ses/index.ts";
import { startSqs } from "../../sqs/index.ts";
import { startStepFunctions } from "../../step-functions/index.ts";
import { ACCOUNT_ID, REGION, ROOT, serverUrl } from "../config.ts";
import { appEnvironment, baseEnvironment, queueUrl } from "../environment.ts";
import { names, queueArn } from "../names.ts";
import { provision } from "../provision.ts";
import { logBug, onStop, type ServiceMessage, sayReady, serviceConfig } from "../service.ts";

/* One process for the servers that only move bytes, and the worker threads that run the functions. */

const config = serviceConfig();
const { dataDirectory, ports, secrets, siteUrl } = config;
const clock = { now: () => Date.now() };
const credentials = { accessKeyId: secrets.accessKeyId, secretAccessKey: secrets.secretAccessKey };
const siteOrigins = [siteUrl, siteUrl.replace("localhost", "127.0.0.1")];

const lambda = startLambda({
  functions: Object.fromEntries((Object.keys(functions) as FunctionName[]).map((name) => [name, definition(name)])),
  workers: config.workers.lambda,
  environment: { ...baseEnvironment(), ...appEnvironment(config) },
  onLog: (text) => process.stdout.write(text),
});
const sqs = await startSqs({
  port: ports.sqs,
  directory: path.join(dataDirectory, "sqs"),
  region: REGION,
  accountId: ACCOUNT_ID,
  clock,
  onBug: logBug,
});
const s3 = await startS3({
  port: ports.s3,
  root: path.join(dataDirectory, "s3"),
  region: REGION,
  credentials,
  clock,
  notify: (arn, body) => sqs.send(arn.split(":").at(-1) ?? arn, body),
  onBug: logBug,
});
const keyValueStore = await startKeyValueStore({
  port: ports.keyValueStore,
  directory: path.join(dataDirectory, "key-value-store"),
  arn: names.edgeStore,
  clock,
  onBug: logBug,
});
const cdn = await startCdn({
  port: ports.cdn,
  s3: { endpoint: serverUrl(config, "s3"), credentials, region: REGION, bucket: names.bucket },
  functionSource: readFileSync(path.join(ROOT, edge.functionFile), "utf8"),
  keyValueStore,
  siteOrigins,

  onBug: logBug,
});
const ses = await startSes({
  port: ports.ses,
  identities: [names.mailSender],
  leave: openOutbox(path.join(dataDirectory, "outbox")).leave,
  onBug: logBug,
});
const elsewhere = await startElsewhere({ port: ports.elsewhere });
const stepFunctions = await startStepFunctions({
  port: ports.stepFunctions,
  region: REGION,
  accountId: ACCOUNT_ID,
  invoke: lambda.invoke,
  clock,
  onBug: logBug,
});

const sqsClient = new SQSClient({});
await provision(
  { s3: new S3Client({}), sqs: sqsClient, sfn: new SFNClient({}), dynamodb: new DynamoDBClient({ maxAttempts: 20 }) },
  siteOrigins,
);

let isIngesting = false;
// Not before everything the functions need is up: a message that fails stays away for the whole visibility timeout.
process.on("message", (message: ServiceMessage) => {
  if (message.type !== "start-ingest" || isIngesting) return;
  isIngesting = true;
  void startIngest();
});

/** Executions and functions run in this process, so those of the process before are over. */
async function releaseInterrupted(): Promise<void> {
  const bodies = sqs.interrupted.filter(({ queue }) => queue === names.queue).map(({ body }) => body);
  try {
    await Ingest.release({ projection: dynamoProjection(), clock: systemClock }, bodies);
  } catch (error) {
    // Their leases end by themselves; it only takes longer.
    logBug(error, "release");
  }
}

async function startIngest(): Promise<void> {
  await releaseInterrupted();
  startSchedules({ lambda, schedules, onProblem: (error) => logBug(error, "schedule") });
  startEventSource({
    lambda,
    sqs: sqsClient,
    queueUrl: queueUrl(config, names.queue),
    queueArn: queueArn(names.queue),
    functionName: "SfnTrigger" satisfies FunctionName,
    batchSize: photoQueue.batchSize,
    maxConcurrency: config.maxConcurrency,
    region: REGION,
    onProblem: (error) => logBug(error, "event source"),
  });
}

onStop(async () => {
  // Photos in the middle of their execution are redone from their message, so nothing is waited for.
  await lambda.close();
  await Promise.all([s3, sqs, keyValueStore, cdn, ses, elsewhere, stepFunctions].map((server) => server.close()));
});
sayReady();

function definition(name: FunctionName): LambdaFunction {
  const { handler, timeoutSeconds, memoryMB } = functions[name];
  const dot = handler.lastIndexOf(".");
  const module = path.join(ROOT, `${handler.slice(0, dot)}.ts`);
  return { module, export: handler.slice(dot + 1), timeoutSeconds, memoryMB };
}

import type { StageName } from "../support/stages.ts";

export interface Mutation {
  readonly file: string;
  /** A line, without its indentation, that occurs once in the file. It is removed, or replaced. */
  readonly line: string;
  readonly by?: string;
  /** The stage that is synthesised again, and the tests that must notice. */
  readonly stage?: StageName;
  readonly tests: string;
}

/** Lines that each keep something safe. */
export const MUTATIONS: readonly Mutation[] = [
  { file: "sst.config.ts", line: 'await import("./infra/secrets.ts");', tests: "stages" },
  { file: "sst.config.ts", line: "protect: stage.protect,", tests: "stages" },
  { file: "infra/current-stage.ts", line: "if ($dev && !stage.liveDebugging) {", by: "if (false) {", tests: "stages" },
  {
    file: "infra/hardening.ts",
    line: 'runtime === undefined || runtime.startsWith("nodejs") ? "nodejs22.x" : runtime,',
    by: "runtime,",
    tests: "site",
  },
  {
    file: "infra/hardening.ts",
    line: 'return text.includes("lambda.amazonaws.com") ? LAMBDA_MAY_ASSUME : text;',
    by: "return text;",
    tests: "rights",
  },
  { file: "infra/hardening.ts", line: "args.retentionInDays = stage.logRetentionDays;", tests: "stages" },
  { file: "infra/storage.ts", line: "policy: [readByOurDistributions(...photoBucket.publicKeys)],", tests: "storage" },
  { file: "infra/storage.ts", line: "filter: { tags: { ...photoBucket.archive.tag } },", tests: "storage" },
  {
    file: "infra/storage.ts",
    line: "abortIncompleteMultipartUpload: { daysAfterInitiation: photoBucket.abortMultipartAfterDays },",
    tests: "storage",
  },
  { file: "infra/storage.ts", line: "args.forceDestroy = stage.emptyBucketOnRemoval;", tests: "stages" },
  { file: "infra/table.ts", line: "deletionProtection: stage.deletionProtection,", tests: "stages" },
  { file: "infra/table.ts", line: "ttl: photoTable.timeToLive,", tests: "table" },
  {
    file: "infra/queue.ts",
    line: "dlq: { queue: deadLetters.arn, retry: photoQueue.maxReceiveCount },",
    tests: "pipeline",
  },
  {
    file: "infra/queue.ts",
    line: "args.messageRetentionSeconds = photoDeadLetters.retentionSeconds;",
    tests: "pipeline",
  },
  { file: "infra/queue.ts", line: 'ArnEquals: { "aws:SourceArn": photoStore.arn },', tests: "pipeline" },
  { file: "infra/queue.ts", line: "filterSuffix: originalNotification.suffix,", tests: "pipeline" },
  { file: "infra/permissions.ts", line: '{ actions: ["s3:PutObject"], resources: [analyses] },', tests: "rights" },
  {
    file: "infra/permissions.ts",
    line: '{ actions: ["states:StartSyncExecution"], resources: [machineArn] },',
    tests: "rights",
  },
  { file: "infra/pipeline.ts", line: 'architecture: "arm64",', tests: "pipeline" },
  { file: "infra/pipeline.ts", line: "nodejs: { install: INSTALL[name] ?? [] },", tests: "pipeline" },
  {
    file: "infra/pipeline.ts",
    line: "batch: { size: photoQueue.batchSize, partialResponses: true },",
    tests: "pipeline",
  },
  {
    file: "infra/pipeline.ts",
    line: "args.scalingConfig = { maximumConcurrency: stage.photosInFlight };",
    tests: "pipeline",
  },
  { file: "infra/pipeline.ts", line: "includeExecutionData: false,", tests: "pipeline" },
  { file: "infra/pipeline.ts", line: "tracingConfiguration: { enabled: true },", tests: "pipeline" },
  { file: "infra/pipeline.ts", line: "args.managedPolicyArns = [];", tests: "rights" },
  {
    file: "infra/pipeline.ts",
    line: "environment: { ...environment, ...(READ_TRUTH.includes(name) && databaseEnvironment()) },",
    tests: "pipeline",
  },
  {
    file: "infra/cdn.ts",
    line: 'functionAssociations: [{ eventType: "viewer-request", functionArn: viewerRequest.arn }],',
    tests: "images",
  },
  { file: "infra/cdn.ts", line: "responseHeadersPolicyId: headers.id,", tests: "images" },
  { file: "infra/web.ts", line: "args.permissions = overRecogniser(permissions);", tests: "rights" },
  { file: "infra/web.ts", line: "args.concurrency = { reserved: 0 };", tests: "site" },
  {
    file: "infra/web.ts",
    line: '"const refusal = refuseAtDoor(event, process.env.FRONT_DOOR_KEY);\\nif (refusal) return sendRefusal(refusal, responseStream);",',
    tests: "site",
  },
  { file: "packages/core/src/topology/edge/site-door.js", line: "if (!isOurs) {", by: "if (false) {", tests: "site" },
  {
    file: "packages/core/src/topology/edge/site-request.js",
    line: 'event.request.headers["x-viewer-address"] = { value: event.viewer.ip };',
    tests: "site",
  },
  {
    file: "infra/web.ts",
    line: 'allowedOrigins: $dev ? ["http://localhost:3000"] : uploadOrigins,',
    by: 'allowedOrigins: ["*"],',
    tests: "storage",
  },
  { file: "infra/alarms.ts", line: 'runbook: "alarm-dead-letters",', by: 'runbook: "nowhere",', tests: "alarms" },
  { file: "infra/alarms.ts", line: "threshold: 50,", tests: "alarms" },
  { file: "infra/alarms.ts", line: 'region: "us-east-1",', tests: "alarms" },
  { file: "infra/network.ts", line: "securityGroups: [functions.id],", stage: "vpc", tests: "network" },
  { file: "infra/pipeline.ts", line: "DB_PASSWORD: databasePassword.value,", stage: "vpc", tests: "rights" },
  { file: "infra/alarms.ts", line: "okActions: [topic.arn],", tests: "alarms" },
  {
    // The component would turn it on by itself, today.
    file: "infra/table.ts",
    line: "args.pointInTimeRecovery = { enabled: true };",
    by: "args.pointInTimeRecovery = { enabled: false };",
    tests: "doctor",
  },
  { file: "infra/cdn.ts", line: 'routes: { "/*": { bucket: photoStore } },', tests: "doctor" },
];

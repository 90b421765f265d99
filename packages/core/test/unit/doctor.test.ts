import type { Event } from "@snaprace/core/event";
import { describe, expect, test } from "vitest";
import type { Check } from "../../src/doctor/check.ts";
import { imageChecks } from "../../src/doctor/images.ts";
import { pipelineChecks } from "../../src/doctor/pipeline.ts";
import { projectionChecks } from "../../src/doctor/projection.ts";
import { storageChecks } from "../../src/doctor/storage.ts";
import { watchChecks } from "../../src/doctor/watch.ts";
import type { Inspection } from "../../src/port/index.ts";
import {
  alarmNames,
  functions,
  photoBucket,
  photoDeadLetters,
  photoQueue,
  photoTable,
  photoWorkflow,
} from "../../src/topology/index.ts";

/* The points of the checklist that only AWS has, over what AWS says of a stage that is as declared. */

const NOW = new Date("2026-11-26T12:00:00Z");
const ACCOUNT = "123456789012";
const QUEUE = `arn:aws:sqs:ap-northeast-2:${ACCOUNT}:queue`;
const DEAD = `arn:aws:sqs:ap-northeast-2:${ACCOUNT}:dead`;
const EVENT = { organizerId: "org", eventId: "race", status: "published" } as Event.Info;
const DATABASE = { host: "db", port: 5432, name: "n", user: "u", password: "p", tls: true };

const functionFacts = Object.keys(functions).map((name) => ({
  name: `snaprace-prod-${name}Function-abcd`,
  runtime: "nodejs22.x",
  isTraced: true,
  logGroup: `/snaprace/prod/${name}`,
}));
const alarmFacts = alarmNames.map((name) => ({
  name: `snaprace-prod-${name}`,
  isRinging: false,
  tells: true,
  says: `Something. What to do: docs/DEPLOYMENT.md#${name}`,
}));
const machine = {
  type: "EXPRESS",
  definition: JSON.stringify(
    photoWorkflow((name) => `arn:aws:lambda:ap-northeast-2:${ACCOUNT}:function:snaprace-prod-${name}Function-abcd`),
  ),
  observed: { logLevel: "ALL", isTraced: true },
};
const queue = {
  arn: QUEUE,
  waiting: 3,
  inFlight: 1,
  visibilitySeconds: photoQueue.visibilityTimeoutSeconds,
  retentionSeconds: photoQueue.retentionSeconds,
  redrive: { deadLetterArn: DEAD, maxReceives: photoQueue.maxReceiveCount },
};
const trigger = {
  functionName: "snaprace-prod-SfnTriggerFunction-abcd",
  state: "Enabled",
  batchSize: 1,
  maxConcurrency: 17,
  reportsFailures: true,
};
const table = {
  partitionKey: "PK",
  sortKey: "SK",
  status: "ACTIVE",
  deletionProtection: true,
  indexes: Object.entries(photoTable.indexes).map(([name, keys]) => ({ name, status: "ACTIVE", ...keys })),
};
const distribution = {
  isEnabled: true,
  isOriginControlled: true,
  viewerFunctions: ["arn:aws:cloudfront::123456789012:function/edge"],
  cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
};
const cdn = {
  Effect: "Allow",
  Principal: { Service: "cloudfront.amazonaws.com" },
  Action: "s3:GetObject",
  Resource: photoBucket.publicKeys.map((keys) => `arn:aws:s3:::photos/${keys}`),
  Condition: { StringLike: { "AWS:SourceArn": `arn:aws:cloudfront::${ACCOUNT}:distribution/*` } },
};
const tlsOnly = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::photos", "arn:aws:s3:::photos/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const image = {
  status: 200,
  cacheControl: "public, max-age=60, s-maxage=31536000, immutable",
  cache: "Hit from cloudfront",
};

const drifts = {
  isEnabled: true,
  isForAll: true,
  transitions: [{ storageClass: "INTELLIGENT_TIERING", afterDays: 0 }],
  abortPartsAfterDays: undefined as number | undefined,
  expires: false,
};
const bothWays = { ...drifts, abortPartsAfterDays: 1 };

const HEALTHY: Inspection = {
  publicAccessBlocked: async () => true,
  bucketPolicy: async () => [cdn, tlsOnly],
  isEncrypted: async () => true,
  archiveRules: async () => [{ tags: { folder: "raw" }, prefix: "" }],
  lifecycleRules: async () => [drifts, { ...drifts, transitions: [], abortPartsAfterDays: 1 }],
  notifications: async () => [{ queueArn: QUEUE, events: ["s3:ObjectCreated:*"], prefix: "", suffix: ".original" }],
  corsRules: async () => [
    {
      origins: ["https://a.example"],
      methods: ["PUT"],
      headers: ["cache-control", "content-type", "if-none-match", "x-amz-*"],
    },
  ],
  queue: async () => queue,
  deadLetters: async () => ({
    ...queue,
    arn: DEAD,
    waiting: 0,
    inFlight: 0,
    retentionSeconds: photoDeadLetters.retentionSeconds,
  }),
  trigger: async () => [trigger],
  machine: async () => machine,
  functions: async () => functionFacts,
  table: async () => table,
  timeToLive: async () => "expiresAt",
  isRestorable: async () => true,
  distribution: async () => distribution,
  edgeKeys: async () => new Map([["event:race", "published"]]),
  image: async (key) => (key.includes("/raw/") ? { ...image, status: 404 } : image),
  alarms: async () => alarmFacts,
  collections: async () => ["org-race"],
  tags: async () => ({ folder: "raw" }),
};

const denied = () => Promise.reject(Object.assign(new Error("User x may not do y"), { name: "AccessDeniedException" }));

async function problems(changed: Partial<Inspection>, { stage = "prod", end = "2027-02-24T00:00:00Z" } = {}) {
  const inspection = { ...HEALTHY, ...changed };
  const projection = { gallery: async () => ({ items: [{ photoId: "0".repeat(26) }], next: undefined }) as never };
  const checks: Check[] = [
    ...storageChecks(inspection),
    ...pipelineChecks(inspection, stage),
    ...projectionChecks(
      inspection,
      stage,
      { settings: DATABASE, passwordEnd: async () => (end === "never" ? undefined : new Date(end)) },
      NOW,
    ),
    ...imageChecks(inspection, projection, async () => [EVENT]),
    ...watchChecks(inspection, stage),
  ];
  const found: string[] = [];
  for (const { title, run } of checks) {
    const outcome = await run();
    if (outcome.state === "problem") {
      expect(outcome.problems.every(({ todo }) => todo.length > 0)).toBe(true);
      found.push(...outcome.problems.map(({ what }) => `${title}: ${what}`));
    }
  }
  return found;
}

test("A stage as declared has no findings", async () => {
  expect(await problems({})).toEqual([]);
});

describe("Each of these is found, and nothing else", () => {
  test.each<[string, Partial<Inspection>, string]>([
    ["a public bucket", { publicAccessBlocked: async () => false }, "Public access: The photo bucket can be opened"],
    ["a policy without TLS", { bucketPolicy: async () => [cdn] }, "Bucket policy: The bucket answers without TLS."],
    ["no reader", { bucketPolicy: async () => [tlsOnly] }, "Bucket policy: CloudFront may not read renditions."],
    [
      "a policy that opens originals",
      { bucketPolicy: async () => [{ ...cdn, Resource: "arn:aws:s3:::photos/*" }, tlsOnly] },
      "Bucket policy: The bucket's policy lets more in",
    ],
    [
      "a policy for any distribution",
      { bucketPolicy: async () => [{ ...cdn, Condition: {} }, tlsOnly] },
      "Bucket policy: The bucket's policy lets more in",
    ],
    [
      "a policy without videos",
      { bucketPolicy: async () => [{ ...cdn, Resource: cdn.Resource.slice(0, 1) }, tlsOnly] },
      "Bucket policy: The bucket's policy lets more in",
    ],
    ["no encryption", { isEncrypted: async () => false }, "Encryption: Photos lie unencrypted."],
    [
      "archived renditions",
      { archiveRules: async () => [{ tags: {}, prefix: "" }] },
      "Archive: Renditions can be archived",
    ],
    [
      "photos that stay where they are dear",
      {
        lifecycleRules: async () => [
          { ...bothWays, isForAll: false },
          { ...bothWays, transitions: [] },
        ],
      },
      "Lifecycle: Photos never drift to a cheaper tier",
    ],
    [
      "a rule that is switched off",
      { lifecycleRules: async () => [drifts, { ...bothWays, isEnabled: false }] },
      "Lifecycle: Parts of uploads that broke off are kept",
    ],
    [
      "a rule that puts photos on ice",
      {
        lifecycleRules: async () => [
          bothWays,
          { ...drifts, transitions: [{ storageClass: "GLACIER", afterDays: 30 }] },
        ],
      },
      "Lifecycle: A rule moves objects to GLACIER",
    ],
    [
      "a rule that deletes photos",
      { lifecycleRules: async () => [{ ...bothWays, expires: true }] },
      "Lifecycle: A rule deletes objects by their age",
    ],
    [
      "a disabled trigger",
      { trigger: async () => [{ ...trigger, state: "Disabled" }] },
      "Trigger: The trigger is disabled",
    ],
    ["no trigger", { trigger: async () => [] }, "Trigger: 0 functions take messages"],
    [
      "an unbounded trigger",
      { trigger: async () => [{ ...trigger, maxConcurrency: undefined }] },
      "Trigger: Nothing bounds the photos in flight",
    ],
    [
      "a Standard machine",
      { machine: async () => ({ ...machine, type: "STANDARD" }) },
      "State machine: The state machine is not Express",
    ],
    [
      "a step that calls another function",
      {
        machine: async () => ({
          ...machine,
          definition: JSON.stringify(photoWorkflow(() => "arn:aws:lambda:ap-northeast-2:1:function:Preprocess")),
        }),
      },
      "State machine: The state machine is not the one of this release.",
    ],
    [
      "executions without logs",
      { machine: async () => ({ ...machine, observed: { logLevel: "ERROR", isTraced: true } }) },
      "Logs and tracing: Executions are logged at ERROR",
    ],
    [
      "executions without traces",
      { machine: async () => ({ ...machine, observed: { logLevel: "ALL", isTraced: false } }) },
      "Logs and tracing: Executions are not traced",
    ],
    [
      "a function that is gone",
      { functions: async () => functionFacts.slice(1) },
      "Functions: There is no function SfnTrigger.",
    ],
    [
      "an old runtime",
      { functions: async () => [{ ...functionFacts[0]!, runtime: "nodejs18.x" }, ...functionFacts.slice(1)] },
      "Functions: SfnTrigger runs on nodejs18.x.",
    ],
    ["no recovery", { isRestorable: async () => false }, "Point-in-time recovery: A damaged table cannot be restored."],
    [
      "an index that is gone",
      { table: async () => ({ ...table, indexes: table.indexes.slice(0, 1) }) },
      "Table: The index GSI2 is missing.",
    ],
    [
      "prod without deletion protection",
      { table: async () => ({ ...table, deletionProtection: false }) },
      "Table: The table of prod can be deleted.",
    ],
    ["items that never end", { timeToLive: async () => undefined }, "Items that end: Items that should end"],
    [
      "a distribution without origin access control",
      { distribution: async () => ({ ...distribution, isOriginControlled: false }) },
      "Distribution: The distribution reads the bucket without origin access control.",
    ],
    ["no distribution", { distribution: async () => undefined }, "Distribution: No distribution serves the address"],
    [
      "a distribution that asks nobody",
      { distribution: async () => ({ ...distribution, viewerFunctions: [] }) },
      "Distribution: No function is asked before the cache",
    ],
    [
      "a cache that never hits",
      {
        image: async (key) => ({ ...image, status: key.includes("/raw/") ? 404 : 200, cache: "Miss from cloudfront" }),
      },
      "Caching: The CDN does not cache",
    ],
    ["open originals", { image: async () => image }, "Caching: Originals can be fetched by anybody."],
    [
      "browsers that keep images for ever",
      {
        image: async (key) =>
          key.includes("/raw/")
            ? { ...image, status: 404 }
            : { ...image, cacheControl: "max-age=31536000, s-maxage=31536000" },
      },
      "Caching: Browsers keep images too long",
    ],
    ["a missing alarm", { alarms: async () => alarmFacts.slice(1) }, "Alarms: Alarms are missing: ExecutionsFailed."],
    [
      "a mute alarm",
      { alarms: async () => [{ ...alarmFacts[0]!, tells: false }, ...alarmFacts.slice(1)] },
      "Alarms: snaprace-prod-ExecutionsFailed tells nobody.",
    ],
    [
      "an alarm that rings",
      { alarms: async () => [{ ...alarmFacts[0]!, isRinging: true }, ...alarmFacts.slice(1)] },
      "Alarms: snaprace-prod-ExecutionsFailed rings. Something.",
    ],
    [
      "a look that is not allowed",
      { isRestorable: denied },
      "Point-in-time recovery: You may not look: User x may not do y",
    ],
    [
      "a service that does not answer",
      { alarms: () => Promise.reject(new Error("socket hang up")) },
      "Alarms: It could not be looked at: Error socket hang up",
    ],
  ])("%s", async (_, changed, found) => {
    expect(await problems(changed)).toEqual([expect.stringContaining(found)]);
  });

  test("a password that never ends, has ended or is about to", async () => {
    const end = (at: string) => problems({}, { end: at });
    expect(await end("never")).toEqual([
      "Database password: The database password never ends, so nobody will ever change it.",
    ]);
    expect(await end("2026-11-20T00:00:00Z")).toEqual(["Database password: The database password ended 7 days ago."]);
    expect(await end("2026-12-01T00:00:00Z")).toEqual(["Database password: The database password ends in 4 days."]);
  });
});

test("A developer's own stage needs neither alarms nor deletion protection", async () => {
  const own = {
    alarms: async () => [],
    table: async () => ({ ...table, deletionProtection: false }),
    functions: async () =>
      functionFacts.map((one) => ({
        ...one,
        name: one.name.replace("prod", "jane"),
        logGroup: one.logGroup.replace("prod", "jane"),
      })),
  };
  expect(await problems(own, { stage: "jane" })).toEqual([]);
});

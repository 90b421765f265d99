import type { Inspection } from "@snaprace/core/port";
import { describe, expect, test } from "vitest";
import type { Outcome } from "../../packages/core/src/doctor/check.ts";
import { imageChecks } from "../../packages/core/src/doctor/images.ts";
import { pipelineChecks } from "../../packages/core/src/doctor/pipeline.ts";
import { projectionChecks } from "../../packages/core/src/doctor/projection.ts";
import { storageChecks } from "../../packages/core/src/doctor/storage.ts";
import { watchChecks } from "../../packages/core/src/doctor/watch.ts";
import { stage, statements } from "./support/stages.ts";

/* `snaprace doctor` is content with what is declared: what it looks at is what a deployment makes, under the names it has there. */

type Name = "prod" | "dev";

describe.each(["prod", "dev"] as const)("The doctor finds %s as it is declared", (name) => {
  test("in every point that declarations decide", async () => {
    const inspection = synthesised(name);
    const now = new Date("2026-11-26T00:00:00Z");
    const noDatabase = { settings: undefined, passwordEnd: () => Promise.resolve(undefined) };
    const noPhotos = { gallery: async () => ({ items: [], next: undefined }) };
    const checks = [
      ...storageChecks(inspection),
      ...pipelineChecks(inspection, name),
      ...projectionChecks(inspection, name, noDatabase, now),
      ...imageChecks(inspection, noPhotos, async () => []),
      ...watchChecks(inspection, name),
    ];
    const states: Record<string, Outcome> = {};
    for (const { title, run } of checks) states[title] = await run();
    const notFine = Object.entries(states).filter(([, { state }]) => state !== "fine");
    expect(notFine.map(([title, outcome]) => [title, outcome.state])).toEqual([["Database password", "not-here"]]);
  });
});

interface LifecycleInputs {
  readonly status: string;
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly transitions?: readonly { readonly storageClass: string; readonly days: number }[];
  readonly abortIncompleteMultipartUpload?: { readonly daysAfterInitiation: number };
  readonly expiration?: object;
}

/** What AWS would say of a stage, had it made what was synthesised. */
function synthesised(name: Name): Inspection {
  const synthesis = stage(name);
  const inputs = (type: string, resource: string) => synthesis.one(type, resource).inputs;
  const queue = (own: string) => {
    const { name: physical, visibilityTimeoutSeconds, messageRetentionSeconds, redrivePolicy } = inputs("Queue", own);
    const redrive = redrivePolicy && JSON.parse(redrivePolicy);
    return {
      arn: `arn:aws:sqs:ap-northeast-2:123456789012:${physical}`,
      waiting: 0,
      inFlight: 0,
      visibilitySeconds: visibilityTimeoutSeconds,
      retentionSeconds: messageRetentionSeconds,
      redrive: redrive && { deadLetterArn: redrive.deadLetterTargetArn, maxReceives: redrive.maxReceiveCount },
    };
  };
  const table = inputs("Table", "ProjectionTable");
  const machine = inputs("StateMachine", "PhotoMachine");
  const distribution = inputs("Distribution", "CdnCdnDistribution");
  const lambdas = synthesis.resources.filter(({ type }) => type === "aws:lambda/function:Function");
  return {
    publicAccessBlocked: async () =>
      inputs("BucketPublicAccessBlock", "PhotoStorePublicAccessBlock").restrictPublicBuckets,
    bucketPolicy: async () =>
      statements(inputs("BucketPolicy", "PhotoStorePolicy").policy) as Awaited<ReturnType<Inspection["bucketPolicy"]>>,
    isEncrypted: async () =>
      inputs("BucketServerSideEncryptionConfigurationV2", "PhotoStoreEncryption").rules.length > 0,
    archiveRules: async () =>
      synthesis
        .all("BucketIntelligentTieringConfiguration")
        .map(({ inputs: { filter } }) => ({ tags: filter.tags ?? {}, prefix: filter.prefix ?? "" })),
    lifecycleRules: async () =>
      inputs("BucketLifecycleConfigurationV2", "PhotoStoreLifecycle").rules.map((rule: LifecycleInputs) => ({
        isEnabled: rule.status === "Enabled",
        isForAll: Object.values(rule.filter ?? {}).every((wanted) => wanted === ""),
        transitions: (rule.transitions ?? []).map(({ storageClass, days }) => ({ storageClass, afterDays: days })),
        abortPartsAfterDays: rule.abortIncompleteMultipartUpload?.daysAfterInitiation,
        expires: rule.expiration !== undefined,
      })),
    notifications: async () =>
      inputs("BucketNotification", "PhotoStoreNotification").queues.map(
        (one: { queueArn: string; events: string[]; filterSuffix?: string; filterPrefix?: string }) => ({
          queueArn: one.queueArn,
          events: one.events,
          prefix: one.filterPrefix ?? "",
          suffix: one.filterSuffix ?? "",
        }),
      ),
    corsRules: async () =>
      inputs("BucketCorsConfigurationV2", "PhotoStoreCors").corsRules.map(
        (rule: { allowedOrigins: string[]; allowedMethods: string[]; allowedHeaders: string[] }) => ({
          origins: rule.allowedOrigins,
          methods: rule.allowedMethods,
          headers: rule.allowedHeaders,
        }),
      ),
    queue: async () => queue("PhotoMessagesQueue"),
    deadLetters: async () => queue("PhotoDeadLettersQueue"),
    trigger: async (arn) =>
      synthesis
        .all("EventSourceMapping")
        .filter((mapping) => mapping.inputs.eventSourceArn === arn)
        .map(({ inputs: mapping }) => ({
          functionName: mapping.functionName,
          state: mapping.enabled === false ? "Disabled" : "Enabled",
          batchSize: mapping.batchSize,
          maxConcurrency: mapping.scalingConfig?.maximumConcurrency,
          reportsFailures: mapping.functionResponseTypes?.includes("ReportBatchItemFailures") ?? false,
        })),
    machine: async () => ({
      type: machine.type,
      definition: machine.definition,
      observed: { logLevel: machine.loggingConfiguration.level, isTraced: machine.tracingConfiguration.enabled },
    }),
    functions: async (prefix) =>
      lambdas
        .filter(({ inputs: fn }) => String(fn.name).startsWith(prefix))
        .map(({ inputs: fn }) => ({
          name: fn.name,
          runtime: fn.runtime,
          isTraced: fn.tracingConfig?.mode === "Active",
          logGroup: fn.loggingConfig?.logGroup ?? "",
        })),
    table: async () => ({
      partitionKey: table.hashKey,
      sortKey: table.rangeKey,
      status: "ACTIVE",
      deletionProtection: table.deletionProtectionEnabled,
      indexes: table.globalSecondaryIndexes.map((index: { name: string; hashKey: string; rangeKey: string }) => ({
        name: index.name,
        status: "ACTIVE",
        partitionKey: index.hashKey,
        sortKey: index.rangeKey,
      })),
    }),
    timeToLive: async () => (table.ttl.enabled ? table.ttl.attributeName : undefined),
    isRestorable: async () => table.pointInTimeRecovery.enabled,
    distribution: async () => ({
      isEnabled: distribution.enabled,
      isOriginControlled: distribution.origins.every(
        (one: { originAccessControlId?: string }) => one.originAccessControlId,
      ),
      viewerFunctions: distribution.defaultCacheBehavior.functionAssociations.map(
        (one: { functionArn: string }) => one.functionArn,
      ),
      cachePolicyId: distribution.defaultCacheBehavior.cachePolicyId ?? "",
    }),
    edgeKeys: async () => new Map(),
    image: () => Promise.reject(new Error("There is no photo to ask for.")),
    alarms: async (prefix) =>
      synthesis
        .all("MetricAlarm")
        .filter(({ inputs: alarm }) => alarm.name.startsWith(prefix))
        .map(({ inputs: alarm }) => ({
          name: alarm.name,
          isRinging: false,
          tells: alarm.actionsEnabled !== false && alarm.alarmActions.length > 0,
          says: alarm.alarmDescription,
        })),
    collections: async () => [],
    tags: async () => ({}),
  };
}

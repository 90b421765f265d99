import {
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketPolicyCommand,
  GetObjectTaggingCommand,
  GetPublicAccessBlockCommand,
  ListBucketIntelligentTieringConfigurationsCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { setting } from "../../env/index.ts";
import type { Inspection, PolicyStatement } from "../../port/index.ts";
import { PATIENCE, patient } from "../patience.ts";
import { orWhenNone, seen } from "./seen.ts";

type BucketLook = Pick<
  Inspection,
  | "publicAccessBlocked"
  | "bucketPolicy"
  | "isEncrypted"
  | "archiveRules"
  | "lifecycleRules"
  | "notifications"
  | "corsRules"
  | "tags"
>;

export function inspectBucket(): BucketLook {
  const client = patient(PATIENCE.operator, (waits) => new S3Client(waits));
  const Bucket = setting("photos").name;
  return {
    publicAccessBlocked: () =>
      seen(() =>
        orWhenNone("NoSuchPublicAccessBlockConfiguration", false, async () => {
          const found = await client.send(new GetPublicAccessBlockCommand({ Bucket }));
          const { BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets } =
            found.PublicAccessBlockConfiguration ?? {};
          return [BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets].every(
            (setTo) => setTo === true,
          );
        }),
      ),
    bucketPolicy: () =>
      seen(() =>
        orWhenNone<readonly PolicyStatement[]>("NoSuchBucketPolicy", [], async () => {
          const { Policy = "{}" } = await client.send(new GetBucketPolicyCommand({ Bucket }));
          return (JSON.parse(Policy) as { Statement?: PolicyStatement[] }).Statement ?? [];
        }),
      ),
    isEncrypted: () =>
      seen(() =>
        orWhenNone("ServerSideEncryptionConfigurationNotFoundError", false, async () => {
          const found = await client.send(new GetBucketEncryptionCommand({ Bucket }));
          return (found.ServerSideEncryptionConfiguration?.Rules ?? []).length > 0;
        }),
      ),
    archiveRules: () =>
      seen(async () => {
        const found = await client.send(new ListBucketIntelligentTieringConfigurationsCommand({ Bucket }));
        return (found.IntelligentTieringConfigurationList ?? []).map(({ Filter }) => {
          const tags = [Filter?.Tag, ...(Filter?.And?.Tags ?? [])].flatMap((tag) => tag ?? []);
          return {
            tags: Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value])),
            prefix: Filter?.Prefix ?? Filter?.And?.Prefix ?? "",
          };
        });
      }),
    lifecycleRules: () =>
      seen(() =>
        orWhenNone("NoSuchLifecycleConfiguration", [], async () => {
          const { Rules = [] } = await client.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
          return Rules.map((rule) => ({
            isEnabled: rule.Status === "Enabled",
            isForAll: Object.values(rule.Filter ?? {}).every((wanted) => wanted === ""),
            transitions: (rule.Transitions ?? []).map(({ StorageClass = "", Days = 0 }) => ({
              storageClass: StorageClass as string,
              afterDays: Days,
            })),
            abortPartsAfterDays: rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation,
            expires: rule.Expiration !== undefined,
          }));
        }),
      ),
    notifications: () =>
      seen(async () => {
        const found = await client.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
        return (found.QueueConfigurations ?? []).map(({ QueueArn = "", Events = [], Filter }) => {
          const rules = Filter?.Key?.FilterRules ?? [];
          const rule = (name: string) => rules.find(({ Name }) => Name?.toLowerCase() === name)?.Value ?? "";
          return { queueArn: QueueArn, events: Events, prefix: rule("prefix"), suffix: rule("suffix") };
        });
      }),
    corsRules: () =>
      seen(() =>
        orWhenNone("NoSuchCORSConfiguration", [], async () => {
          const { CORSRules = [] } = await client.send(new GetBucketCorsCommand({ Bucket }));
          return CORSRules.map(({ AllowedOrigins = [], AllowedMethods = [], AllowedHeaders = [] }) => ({
            origins: AllowedOrigins,
            methods: AllowedMethods,
            headers: AllowedHeaders,
          }));
        }),
      ),
    tags: (Key) =>
      seen(async () => {
        const { TagSet = [] } = await client.send(new GetObjectTaggingCommand({ Bucket, Key }));
        return Object.fromEntries(TagSet.map((tag) => [tag.Key ?? "", tag.Value ?? ""]));
      }),
  };
}

import path from "node:path";
import { resources } from "@snaprace/core/topology";
import { ACCOUNT_ID, REGION, type StackConfig, serverUrl } from "./config.ts";
import { machineArn, names, queueArn } from "./names.ts";

/** What a child takes over from the shell. Not its AWS settings: a profile of the developer must never be used here. */
const INHERITED = ["PATH", "HOME", "TMPDIR", "LANG", "LC_ALL"] as const;

export function baseEnvironment(): Record<string, string> {
  const inherited = INHERITED.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(inherited), TZ: "UTC", DO_NOT_TRACK: "1" };
}

/**
 * The environment that makes the product run against this stack: endpoints for the AWS SDK and values for SST's `Resource`.
 * It is all that tells a laptop from AWS.
 */
export function appEnvironment(config: StackConfig): Record<string, string> {
  const nowhere = path.join(config.dataDirectory, "no-aws-profile");
  const { secrets } = config;
  return {
    AWS_REGION: REGION,
    AWS_ACCOUNT_ID: ACCOUNT_ID,
    AWS_ACCESS_KEY_ID: secrets.accessKeyId,
    AWS_SECRET_ACCESS_KEY: secrets.secretAccessKey,
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    AWS_EC2_METADATA_DISABLED: "true",
    // For every service that has no line of its own here: never the real AWS.
    AWS_ENDPOINT_URL: serverUrl(config, "elsewhere"),
    AWS_ENDPOINT_URL_S3: serverUrl(config, "s3"),
    AWS_ENDPOINT_URL_SQS: serverUrl(config, "sqs"),
    AWS_ENDPOINT_URL_SFN: serverUrl(config, "stepFunctions"),
    AWS_ENDPOINT_URL_DYNAMODB: serverUrl(config, "dynamodb"),
    AWS_ENDPOINT_URL_REKOGNITION: serverUrl(config, "rekognition"),
    AWS_ENDPOINT_URL_SESV2: serverUrl(config, "ses"),
    // This client puts the account's id before the host, so the host must be a name.
    AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE: serverUrl(config, "keyValueStore").replace("127.0.0.1", "localhost"),
    ...linked(config),
  };
}

function linked(config: StackConfig): Record<string, string> {
  const { secrets } = config;
  const values: Record<keyof typeof resources, object> = {
    photos: { name: names.bucket },
    photoTable: { name: names.table },
    faceTable: { name: names.faceTable },
    // The endpoint leads to the local Rekognition.
    recogniser: { url: "" },
    photoQueue: { url: queueUrl(config, names.queue) },
    photoDeadLetters: { url: queueUrl(config, names.deadLetters), arn: queueArn(names.deadLetters) },
    photoWorkflow: { arn: machineArn },
    cdn: { url: serverUrl(config, "cdn") },
    edgeStore: { arn: names.edgeStore },
    site: { url: config.siteUrl },
    organizerHosts: { under: new URL(config.siteUrl).hostname },
    mail: { sender: names.mailSender },
    supabaseUrl: { value: serverUrl(config, "supabase") },
    supabasePublishableKey: { value: secrets.publishableKey },
    supabaseSecretKey: { value: secrets.secretKey },
    cursorSigningKey: { value: secrets.cursorSigningKey },
  };
  const entries = Object.entries(values).map(([key, value]) => [
    `SST_RESOURCE_${resources[key as keyof typeof resources]}`,
    JSON.stringify(value),
  ]);
  return {
    SST_RESOURCE_App: JSON.stringify({ name: "snaprace", stage: "local" }),
    ...Object.fromEntries(entries),
  };
}

export function queueUrl(config: StackConfig, name: string): string {
  return `${serverUrl(config, "sqs")}/${ACCOUNT_ID}/${name}`;
}

import { randomUUID } from "node:crypto";
import { AwsError, notImplemented } from "../../server/index.ts";
import type { Call, Reply } from "../call.ts";
import { readDocument } from "../document.ts";
import type { QueueNotification } from "../entry.ts";
import { asList, asObject, asText, asTexts, toXml } from "../xml.ts";

const OTHER_TARGETS = ["TopicConfiguration", "CloudFunctionConfiguration", "EventBridgeConfiguration"];
const EVENTS = ["*", "Put", "Post", "Copy", "CompleteMultipartUpload"].map((name) => `s3:ObjectCreated:${name}`);

export async function putBucketNotificationConfiguration(call: Call): Promise<Reply> {
  const { service, bucket } = call;
  service.store.bucket(bucket);
  const document = await readDocument(call, "NotificationConfiguration");
  const other = OTHER_TARGETS.find((name) => name in document);
  if (other) throw notImplemented("S3", `notifications with a ${other}`);
  const notifications = asList(document.QueueConfiguration).map(toNotification);
  service.store.change({ type: "notifications", bucket, notifications });
  return { status: 200 };
}

export function getBucketNotificationConfiguration({ service, bucket }: Call): Reply {
  const QueueConfiguration = service.store.bucket(bucket).notifications.map(({ id, arn, events, prefix, suffix }) => {
    const rules = Object.entries({ Prefix: prefix, Suffix: suffix }).filter(([, value]) => value !== "");
    const FilterRule = rules.map(([Name, Value]) => ({ Name, Value }));
    const filter = FilterRule.length > 0 && { Filter: { S3Key: { FilterRule } } };
    return { Id: id, Queue: arn, Event: events, ...filter };
  });
  return { status: 200, xml: toXml("NotificationConfiguration", { QueueConfiguration }) };
}

function toNotification(configuration: Record<string, unknown>): QueueNotification {
  const arn = asText(configuration.Queue);
  const events = asTexts(configuration.Event);
  if (!arn?.startsWith("arn:aws:sqs:")) throw invalid("The ARN is not well formed");
  if (events.length === 0) throw invalid("A queue configuration needs an event");
  const unknown = events.find((event) => !EVENTS.includes(event));
  if (unknown) throw notImplemented("S3", `the event ${unknown}`);
  const rules = asList(asObject(asObject(configuration.Filter).S3Key).FilterRule);
  const rule = (name: string) => {
    const found = rules.filter((candidate) => asText(candidate.Name)?.toLowerCase() === name);
    if (found.length > 1) throw invalid("Cannot specify more than one prefix or suffix rule in a filter.");
    return asText(found[0]?.Value) ?? "";
  };
  return { id: asText(configuration.Id) ?? randomUUID(), arn, events, prefix: rule("prefix"), suffix: rule("suffix") };
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidArgument", 400, message);
}

import type { Account } from "../account.ts";
import { checkAttributes } from "./create-queue.ts";

export function setQueueAttributes(
  account: Account,
  { QueueUrl, Attributes = {} }: { QueueUrl?: string; Attributes?: Record<string, string> },
) {
  const queue = account.byUrl(QueueUrl);
  checkAttributes(Attributes);
  const attributes: Record<string, string> = {
    ...queue.attributes,
    ...Attributes,
    LastModifiedTimestamp: String(Math.floor(account.now() / 1000)),
  };
  // An empty policy takes the policy away.
  for (const [name, value] of Object.entries(attributes)) if (value === "") delete attributes[name];
  account.change({ type: "queue", queue: queue.name, attributes });
  return {};
}

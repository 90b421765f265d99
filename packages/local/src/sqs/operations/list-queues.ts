import type { Account } from "../account.ts";
import { redrivePolicy } from "../queue.ts";

/** All at once: a laptop has a handful. */
export function listQueues(account: Account, { QueueNamePrefix = "" }: { QueueNamePrefix?: string }) {
  const names = account.queues().map((queue) => queue.name);
  const QueueUrls = names.filter((name) => name.startsWith(QueueNamePrefix)).map((name) => account.urlOf(name));
  return QueueUrls.length > 0 ? { QueueUrls } : {};
}

export function listDeadLetterSourceQueues(account: Account, input: { QueueUrl?: string }) {
  const target = account.arnOf(account.byUrl(input.QueueUrl).name);
  const sources = account
    .queues()
    .filter((queue) => redrivePolicy(queue.attributes.RedrivePolicy)?.deadLetterTargetArn === target);
  return { queueUrls: sources.map((queue) => account.urlOf(queue.name)) };
}

import type { Account } from "../account.ts";

export function getQueueUrl(account: Account, input: { QueueName?: string }) {
  return { QueueUrl: account.urlOf(account.byName(input.QueueName ?? "").name) };
}

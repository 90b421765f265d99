import type { Account } from "../account.ts";

export function purgeQueue(account: Account, input: { QueueUrl?: string }) {
  account.change({ type: "purge", queue: account.byUrl(input.QueueUrl).name });
  return {};
}

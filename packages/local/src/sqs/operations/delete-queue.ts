import type { Account } from "../account.ts";

/** At once; AWS takes up to a minute. */
export function deleteQueue(account: Account, input: { QueueUrl?: string }) {
  account.change({ type: "drop-queue", queue: account.byUrl(input.QueueUrl).name });
  return {};
}

import type { Account } from "../account.ts";
import type { Queue } from "../queue.ts";
import { fromHandle } from "../receipt.ts";
import { batch } from "./batch.ts";

interface Input {
  readonly ReceiptHandle?: string;
}

/** Any handle of the message deletes it, also an older one, and deleting it again is no error: as on AWS. */
export function deleteMessage(account: Account, input: Input & { QueueUrl?: string }) {
  return remove(account, account.byUrl(input.QueueUrl), input);
}

export function deleteMessageBatch(
  account: Account,
  input: { QueueUrl?: string; Entries?: (Input & { Id?: string })[] },
) {
  const queue = account.byUrl(input.QueueUrl);
  return batch(input.Entries, (entry) => remove(account, queue, entry));
}

function remove(account: Account, queue: Queue, { ReceiptHandle }: Input) {
  const { id } = fromHandle(ReceiptHandle);
  if (queue.messages.has(id)) account.change({ type: "delete", queue: queue.name, id });
  return {};
}

import { AwsError } from "../../server/index.ts";
import type { Account } from "../account.ts";
import type { Queue } from "../queue.ts";
import { fromHandle } from "../receipt.ts";
import { batch } from "./batch.ts";

interface Input {
  readonly ReceiptHandle?: string;
  readonly VisibilityTimeout?: number;
}

const MAX_SECONDS = 43_200;

export function changeMessageVisibility(account: Account, input: Input & { QueueUrl?: string }) {
  return change(account, account.byUrl(input.QueueUrl), input);
}

export function changeMessageVisibilityBatch(
  account: Account,
  input: { QueueUrl?: string; Entries?: (Input & { Id?: string })[] },
) {
  const queue = account.byUrl(input.QueueUrl);
  return batch(input.Entries, (entry) => change(account, queue, entry));
}

/** Only the latest receive may change it, and only while the message is in flight. */
function change(account: Account, queue: Queue, { ReceiptHandle, VisibilityTimeout = -1 }: Input) {
  const { id, receipt } = fromHandle(ReceiptHandle);
  if (!(VisibilityTimeout >= 0 && VisibilityTimeout <= MAX_SECONDS)) {
    throw new AwsError(
      "InvalidParameterValue",
      400,
      `Value ${VisibilityTimeout} for parameter VisibilityTimeout is invalid.`,
    );
  }
  const message = queue.messages.get(id);
  const now = account.now();
  if (!message || message.receipt !== receipt || message.visibleAt <= now) {
    throw new AwsError("MessageNotInflight", 400, "The message referred to isn't in flight.");
  }
  const visibleAt = now + VisibilityTimeout * 1000;
  account.change({ type: "visibility", queue: queue.name, id, visibleAt });
  account.wakeAt(queue, visibleAt);
  return {};
}

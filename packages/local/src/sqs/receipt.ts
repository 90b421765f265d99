import { AwsError } from "../server/index.ts";
import type { QueueMessage } from "./queue.ts";

/** A receipt handle names a message and one of its receives. */
export function toHandle(message: QueueMessage): string {
  return Buffer.from(`${message.id}|${message.receipt}`).toString("base64");
}

/** @throws AwsError ReceiptHandleIsInvalid */
export function fromHandle(handle: string | undefined): { id: string; receipt: string } {
  const [id, receipt] = Buffer.from(handle ?? "", "base64")
    .toString("utf8")
    .split("|");
  if (!id || !receipt)
    throw new AwsError(
      "ReceiptHandleIsInvalid",
      400,
      `The input receipt handle "${handle}" is not a valid receipt handle.`,
    );
  return { id, receipt };
}

import { randomUUID } from "node:crypto";
import { AwsError } from "../../server/index.ts";
import type { Account } from "../account.ts";
import { type MessageAttributes, md5, md5OfAttributes, type Queue } from "../queue.ts";
import { batch } from "./batch.ts";

interface Input {
  readonly MessageBody?: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: MessageAttributes;
}

/** All messages of one batch together may be as large as one message. */
const BATCH_LIMIT = 262_144;
const MAX_DELAY_SECONDS = 900;

export function sendMessage(account: Account, input: Input & { QueueUrl?: string }) {
  return enqueue(account, account.byUrl(input.QueueUrl), input);
}

export function sendMessageBatch(
  account: Account,
  input: { QueueUrl?: string; Entries?: (Input & { Id?: string })[] },
) {
  const queue = account.byUrl(input.QueueUrl);
  const size = (input.Entries ?? []).reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (size > BATCH_LIMIT) {
    throw new AwsError("BatchRequestTooLong", 400, `Batch requests cannot be longer than ${BATCH_LIMIT} bytes.`);
  }
  return batch(input.Entries, (entry) => enqueue(account, queue, entry));
}

/** Journals and acknowledges a message. @throws AwsError */
export function enqueue(account: Account, queue: Queue, { MessageBody = "", DelaySeconds, MessageAttributes }: Input) {
  if (MessageBody === "")
    throw new AwsError("MissingParameter", 400, "The request must contain the parameter MessageBody.");
  const limit = Number(queue.attributes.MaximumMessageSize);
  if (sizeOf({ MessageBody, ...(MessageAttributes && { MessageAttributes }) }) > limit) {
    throw new AwsError(
      "InvalidParameterValue",
      400,
      `One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`,
    );
  }
  const delay = DelaySeconds ?? Number(queue.attributes.DelaySeconds);
  if (!(delay >= 0 && delay <= MAX_DELAY_SECONDS)) {
    throw new AwsError("InvalidParameterValue", 400, `Value ${delay} for parameter DelaySeconds is invalid.`);
  }
  const hasAttributes = MessageAttributes !== undefined && Object.keys(MessageAttributes).length > 0;
  const now = account.now();
  const message = {
    id: randomUUID(),
    body: MessageBody,
    ...(hasAttributes && { attributes: MessageAttributes }),
    sentAt: now,
    visibleAt: now + delay * 1000,
    receives: 0,
  };
  account.change({ type: "send", queue: queue.name, message });
  account.wakeAt(queue, message.visibleAt);
  return {
    MessageId: message.id,
    MD5OfMessageBody: md5(MessageBody),
    ...(hasAttributes && { MD5OfMessageAttributes: md5OfAttributes(MessageAttributes) }),
  };
}

function sizeOf({ MessageBody = "", MessageAttributes = {} }: Input): number {
  const attributes = Object.entries(MessageAttributes).reduce(
    (sum, [name, { DataType, StringValue = "", BinaryValue = "" }]) =>
      sum +
      Buffer.byteLength(name) +
      Buffer.byteLength(DataType) +
      Buffer.byteLength(StringValue) +
      Buffer.byteLength(BinaryValue, "base64"),
    0,
  );
  return Buffer.byteLength(MessageBody) + attributes;
}

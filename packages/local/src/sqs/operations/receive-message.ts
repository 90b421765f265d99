import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { AwsError } from "../../server/index.ts";
import type { Account } from "../account.ts";
import { md5, md5OfAttributes, type Queue, type QueueMessage, redrivePolicy } from "../queue.ts";
import { toHandle } from "../receipt.ts";

interface Input {
  readonly QueueUrl?: string;
  readonly MaxNumberOfMessages?: number;
  readonly VisibilityTimeout?: number;
  readonly WaitTimeSeconds?: number;
  readonly AttributeNames?: readonly string[];
  readonly MessageSystemAttributeNames?: readonly string[];
  readonly MessageAttributeNames?: readonly string[];
}

/** Answers as soon as there is a message, or with none when the wait is over. A caller who has gone away gets none. */
export async function receiveMessage(account: Account, input: Input, request: IncomingMessage) {
  const queue = account.byUrl(input.QueueUrl);
  const count = input.MaxNumberOfMessages ?? 1;
  if (!(count >= 1 && count <= 10)) {
    throw new AwsError(
      "InvalidParameterValue",
      400,
      `Value ${count} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
    );
  }
  const waitSeconds = input.WaitTimeSeconds ?? Number(queue.attributes.ReceiveMessageWaitTimeSeconds);
  const until = Date.now() + waitSeconds * 1000;
  for (;;) {
    if (account.closed || request.socket.destroyed) return {};
    const taken = take(account, queue, input, count);
    if (taken.length > 0) return { Messages: taken.map((message) => toAnswer(message, input, account)) };
    const left = until - Date.now();
    if (left <= 0) return {};
    await changed(queue, request, left);
  }
}

/** Resolves when the queue may have a message, the caller hangs up or the time is over. */
function changed(queue: Queue, request: IncomingMessage, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      queue.waiting.delete(done);
      request.socket.off("close", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    queue.waiting.add(done);
    request.socket.once("close", done);
  });
}

function take(account: Account, queue: Queue, input: Input, count: number): QueueMessage[] {
  const now = account.now();
  const timeout = (input.VisibilityTimeout ?? Number(queue.attributes.VisibilityTimeout)) * 1000;
  const oldest = now - Number(queue.attributes.MessageRetentionPeriod) * 1000;
  const taken: QueueMessage[] = [];
  for (const message of queue.messages.values()) {
    if (taken.length === count) break;
    if (message.sentAt < oldest) account.change({ type: "delete", queue: queue.name, id: message.id });
    else if (message.visibleAt <= now && !setAside(account, queue, message)) {
      account.change({
        type: "receive",
        queue: queue.name,
        id: message.id,
        visibleAt: now + timeout,
        receives: message.receives + 1,
        receipt: randomUUID(),
        firstReceivedAt: message.firstReceivedAt ?? now,
      });
      account.wakeAt(queue, now + timeout);
      taken.push(message);
    }
  }
  return taken;
}

/** A message received too often goes to the dead-letter queue, keeping its id and the time it was sent. */
function setAside(account: Account, queue: Queue, message: QueueMessage): boolean {
  const policy = redrivePolicy(queue.attributes.RedrivePolicy);
  if (!policy || message.receives < policy.maxReceiveCount) return false;
  const target = account.byArn(policy.deadLetterTargetArn);
  if (!target) return false;
  const { receipt: _, firstReceivedAt: __, ...kept } = message;
  const moved = { ...kept, visibleAt: account.now(), receives: 0, source: account.arnOf(queue.name) };
  // First there, then gone here: a kill in between leaves it twice and never not at all.
  account.change({ type: "send", queue: target.name, message: moved });
  account.change({ type: "delete", queue: queue.name, id: message.id });
  account.wakeQueue(target);
  return true;
}

function toAnswer(message: QueueMessage, input: Input, account: Account) {
  const wanted = [...(input.MessageSystemAttributeNames ?? []), ...(input.AttributeNames ?? [])];
  const system: Record<string, string> = {
    SenderId: account.options.accountId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receives),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? account.now()),
    ...(message.source && { DeadLetterQueueSourceArn: message.source }),
  };
  const Attributes = pick(system, (name) => wanted.includes("All") || wanted.includes(name));
  const names = input.MessageAttributeNames ?? [];
  const isWanted = (name: string) =>
    names.some(
      (pattern) =>
        pattern === "All" || pattern === name || (pattern.endsWith(".*") && name.startsWith(pattern.slice(0, -2))),
    );
  const MessageAttributes = pick(message.attributes ?? {}, isWanted);
  return {
    MessageId: message.id,
    ReceiptHandle: toHandle(message),
    MD5OfBody: md5(message.body),
    Body: message.body,
    ...(Attributes && { Attributes }),
    ...(MessageAttributes && { MessageAttributes, MD5OfMessageAttributes: md5OfAttributes(MessageAttributes) }),
  };
}

/** Those entries that are wanted, or `undefined` when none is: AWS leaves the member out. */
function pick<Value>(values: Readonly<Record<string, Value>>, isWanted: (name: string) => boolean) {
  const entries = Object.entries(values).filter(([name]) => isWanted(name));
  return entries.length > 0 ? (Object.fromEntries(entries) as Record<string, Value>) : undefined;
}

import { type JsonOperation, type RunningServer, startJsonService } from "../server/index.ts";
import { Account } from "./account.ts";
import { changeMessageVisibility, changeMessageVisibilityBatch } from "./operations/change-message-visibility.ts";
import { createQueue } from "./operations/create-queue.ts";
import { deleteMessage, deleteMessageBatch } from "./operations/delete-message.ts";
import { deleteQueue } from "./operations/delete-queue.ts";
import { getQueueAttributes } from "./operations/get-queue-attributes.ts";
import { getQueueUrl } from "./operations/get-queue-url.ts";
import { listDeadLetterSourceQueues, listQueues } from "./operations/list-queues.ts";
import { cancelMessageMoveTask, listMessageMoveTasks, startMessageMoveTask } from "./operations/message-move-task.ts";
import { purgeQueue } from "./operations/purge-queue.ts";
import { receiveMessage } from "./operations/receive-message.ts";
import { enqueue, sendMessage, sendMessageBatch } from "./operations/send-message.ts";
import { setQueueAttributes } from "./operations/set-queue-attributes.ts";

export interface SqsOptions {
  /** 0 picks a free port. */
  readonly port: number;
  /** Holds the journal. */
  readonly directory: string;
  readonly region: string;
  readonly accountId: string;
  /** ms since the epoch */
  readonly clock: { now(): number };
  readonly onBug: (error: unknown, operation: string) => void;
}

export interface Sqs extends RunningServer {
  /** Messages that were in flight when the process before this one died, and that are visible again. */
  readonly interrupted: readonly { readonly queue: string; readonly body: string }[];
  /** Puts a message into a queue of this account, as S3 notifications do. */
  send(queueName: string, body: string): Promise<void>;
  /** Looks again whether delayed or invisible messages have become visible; for clocks that are moved by hand. */
  wake(): void;
}

const operations = {
  CancelMessageMoveTask: cancelMessageMoveTask,
  ChangeMessageVisibility: changeMessageVisibility,
  ChangeMessageVisibilityBatch: changeMessageVisibilityBatch,
  CreateQueue: createQueue,
  DeleteMessage: deleteMessage,
  DeleteMessageBatch: deleteMessageBatch,
  DeleteQueue: deleteQueue,
  GetQueueAttributes: getQueueAttributes,
  GetQueueUrl: getQueueUrl,
  ListDeadLetterSourceQueues: listDeadLetterSourceQueues,
  ListMessageMoveTasks: listMessageMoveTasks,
  ListQueues: listQueues,
  PurgeQueue: purgeQueue,
  ReceiveMessage: receiveMessage,
  SendMessage: sendMessage,
  SendMessageBatch: sendMessageBatch,
  SetQueueAttributes: setQueueAttributes,
  StartMessageMoveTask: startMessageMoveTask,
} as const;

/** Operations of the local SQS: standard queues. */
export const SUPPORTED = Object.keys(operations) as readonly (keyof typeof operations)[];

/** A batch of ten messages of 256 KiB, and room for JSON's escapes. */
const BODY_LIMIT = 8_000_000;

/**
 * SQS on loopback, durable: an acknowledged message survives a kill. One departure from the real service: messages that
 * were in flight when the process died are visible again at once when it comes back, because nobody is working on them.
 */
export async function startSqs(options: SqsOptions): Promise<Sqs> {
  const account = new Account(options);
  const bound = Object.entries(operations).map(([name, operation]): [string, JsonOperation] => [
    name,
    (input, request) =>
      (operation as (account: Account, input: never, request: unknown) => unknown)(account, input, request),
  ]);
  const server = await startJsonService({
    service: "SQS",
    port: options.port,
    version: "1.0",
    errorNamespace: "com.amazonaws.sqs#",
    operations: Object.fromEntries(bound),
    bodyLimit: BODY_LIMIT,
    onBug: options.onBug,
  });
  account.url = server.url;
  return {
    ...server,
    interrupted: account.interrupted,
    send: async (queueName, body) => {
      enqueue(account, account.byName(queueName), { MessageBody: body });
    },
    wake: () => account.wake(),
    async close() {
      account.close();
      await server.close();
    },
  };
}

import {
  ChangeMessageVisibilityBatchCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { setting } from "../env/index.ts";
import type { DeadLetters } from "../port/index.ts";
import { PATIENCE, patient } from "./patience.ts";

/** SQS's limit per request. */
const BATCH = 10;
/** Longer than one look at all of them takes, so that none is seen twice. */
const HIDDEN_SECONDS = 60;
/** Asks all of the queue's servers, not a sample that may have none. */
const WAIT_SECONDS = 1;

export function awsDeadLetters(): DeadLetters {
  const client = patient(PATIENCE.service, (waits) => new SQSClient(waits));
  const { url: QueueUrl, arn: SourceArn } = setting("photoDeadLetters");
  return {
    async receive() {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: BATCH,
          VisibilityTimeout: HIDDEN_SECONDS,
          WaitTimeSeconds: WAIT_SECONDS,
          MessageSystemAttributeNames: ["SentTimestamp"],
        }),
      );
      return Messages.map(({ MessageId = "", Body = "", ReceiptHandle = "", Attributes }) => ({
        messageId: MessageId,
        body: Body,
        receiptHandle: ReceiptHandle,
        sentAt: new Date(Number(Attributes?.SentTimestamp)).toISOString(),
      }));
    },
    async release(messages) {
      for (let start = 0; start < messages.length; start += BATCH) {
        const Entries = messages.slice(start, start + BATCH).map(({ receiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: 0,
        }));
        // Those it refuses are visible already, or were moved.
        await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
      }
    },
    async startMove() {
      await client.send(new StartMessageMoveTaskCommand({ SourceArn }));
    },
    async move() {
      const { Results = [] } = await client.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 }));
      const [{ Status = "", ApproximateNumberOfMessagesMoved: moved = 0, FailureReason: problem } = {}] = Results;
      if (Status === "COMPLETED") return { status: "completed", moved, problem };
      const isOver = Status === "FAILED" || Status === "CANCELLED";
      return { status: isOver ? "failed" : "running", moved, problem: problem ?? (isOver ? Status : undefined) };
    },
  };
}

import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { LambdaRunner } from "./runner.ts";

export interface EventSourceOptions {
  readonly lambda: LambdaRunner;
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly functionName: string;
  readonly batchSize: number;
  /** Batches in flight at once: `maximumConcurrency` of the event source mapping. */
  readonly maxConcurrency: number;
  readonly region: string;
  readonly onProblem: (error: unknown) => void;
}

const LONG_POLL_SECONDS = 20;
const PAUSE_AFTER_PROBLEM_MS = 500;

/** SQS event source mapping with ReportBatchItemFailures: what the function does not name as failed is deleted. */
export function startEventSource(options: EventSourceOptions): { close(): Promise<void> } {
  const stopping = new AbortController();
  const pollers = Array.from({ length: options.maxConcurrency }, () => poll(options, stopping.signal));
  return {
    async close() {
      stopping.abort();
      await Promise.all(pollers);
    },
  };
}

async function poll(options: EventSourceOptions, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      const messages = await receive(options, stopping);
      if (messages.length > 0) await handle(options, messages);
    } catch (error) {
      if (stopping.aborted) return;
      options.onProblem(error);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_PROBLEM_MS));
    }
  }
}

async function receive({ sqs, queueUrl, batchSize }: EventSourceOptions, stopping: AbortSignal): Promise<Message[]> {
  const command = new ReceiveMessageCommand({
    QueueUrl: queueUrl,
    MaxNumberOfMessages: batchSize,
    WaitTimeSeconds: LONG_POLL_SECONDS,
    MessageSystemAttributeNames: ["All"],
    MessageAttributeNames: ["All"],
  });
  const { Messages = [] } = await sqs.send(command, { abortSignal: stopping });
  return Messages;
}

/** A function that throws fails its whole batch, which then becomes visible again after the queue's timeout. */
async function handle(options: EventSourceOptions, messages: readonly Message[]): Promise<void> {
  const answer = await options.lambda.invoke(options.functionName, {
    Records: messages.map((m) => toRecord(m, options)),
  });
  const failed = failedIds(answer);
  const done = messages.filter((message) => !failed.has(message.MessageId ?? ""));
  if (done.length === 0) return;
  await options.sqs.send(
    new DeleteMessageBatchCommand({
      QueueUrl: options.queueUrl,
      Entries: done.map((message, index) => ({ Id: String(index), ReceiptHandle: message.ReceiptHandle })),
    }),
  );
}

function failedIds(answer: unknown): Set<string> {
  const failures = (answer as { batchItemFailures?: { itemIdentifier: string }[] } | null)?.batchItemFailures ?? [];
  return new Set(failures.map((failure) => failure.itemIdentifier));
}

/** Lambda spells SQS' fields in lower camel case. */
function toRecord(message: Message, { queueArn, region }: EventSourceOptions) {
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: message.MessageAttributes ?? {},
    md5OfBody: message.MD5OfBody,
    eventSource: "aws:sqs",
    eventSourceARN: queueArn,
    awsRegion: region,
  };
}

import { ChangeMessageVisibilityCommand, SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { setting } from "../env/index.ts";
import { SnapRaceError } from "../errors/index.ts";
import { reprocessMessage } from "../ingest/message.ts";
import type { PhotoQueue } from "../port/index.ts";
import { PATIENCE, patient } from "./patience.ts";

/** SQS's limit per request. */
const BATCH = 10;

export function awsPhotoQueue(): PhotoQueue {
  const client = patient(PATIENCE.service, (waits) => new SQSClient(waits));
  const QueueUrl = setting("photoQueue").url;
  return {
    async sendOriginals(keys) {
      for (let start = 0; start < keys.length; start += BATCH) {
        const Entries = keys
          .slice(start, start + BATCH)
          .map((key, index) => ({ Id: String(index), MessageBody: reprocessMessage(key) }));
        const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
        if (Failed.length > 0)
          throw new SnapRaceError("unavailable", `SQS refused ${Failed.length} messages.`, { cause: Failed });
      }
    },
    async postpone(ReceiptHandle, VisibilityTimeout) {
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
    },
  };
}

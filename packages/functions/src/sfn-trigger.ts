import { awsObjects, awsPhotoQueue, awsPhotoWorkflow, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import * as Ingest from "@snaprace/core/ingest/steps";
import { pipelineTruth } from "@snaprace/core/truth/pipeline";
import { logged } from "./logged.ts";
import { forEachRecord } from "./sqs-batch.ts";

const ports = {
  objects: awsObjects(),
  projection: dynamoProjection(),
  truth: pipelineTruth(),
  workflow: awsPhotoWorkflow(),
  clock: systemClock,
};
const queue = awsPhotoQueue();

/** SQS → state machine: one message is one photo, waited for. */
export const handler = forEachRecord(async ({ body, receiptHandle }) => {
  for (const request of Ingest.parseMessage(body)) {
    const result = await logged("SfnTrigger", request.original, () => Ingest.trigger(ports, request));
    if (result.status !== "busy") continue;
    await queue.postpone(receiptHandle, result.retryAfterSeconds);
    return "postponed";
  }
  return "done";
});

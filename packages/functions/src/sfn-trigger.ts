import { awsObjects, awsPhotoWorkflow, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import * as Ingest from "@snaprace/core/ingest/steps";
import { photoTruth, serverTruth } from "@snaprace/core/truth";
import { forEachRecord } from "./sqs-batch.ts";

const ports = {
  objects: awsObjects(),
  projection: dynamoProjection(),
  truth: photoTruth(serverTruth()),
  workflow: awsPhotoWorkflow(),
  clock: systemClock,
};

/** SQS → state machine: one message is one photo, waited for. */
export const handler = forEachRecord(async (record) => {
  for (const request of Ingest.parseMessage(record.body)) await Ingest.trigger(ports, request);
});

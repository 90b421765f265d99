import { awsObjects, awsRecogniser, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import * as Ingest from "@snaprace/core/ingest/steps";
import { pipelineTruth } from "@snaprace/core/truth/pipeline";
import { measure } from "./metric.ts";
import { step } from "./step.ts";

const ports = {
  objects: awsObjects(),
  projection: dynamoProjection(),
  truth: pipelineTruth(),
  recogniser: awsRecogniser(),
  clock: systemClock,
};

/** PHOTO and BIB_INDEX of one photo, in one transaction. */
export const handler = step("FanoutDynamoDB", Ingest.RecordInput, async (input) => {
  const result = await Ingest.record(ports, input);
  if (result.status === "partial") measure("photosPartial");
  if (result.status === "rejected") measure("photosRejected");
  if (result.waitedMs !== undefined) measure("timeToSearchable", result.waitedMs);
  return result;
});

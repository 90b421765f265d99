import { awsDeadLetters, awsObjects, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import * as Ingest from "@snaprace/core/ingest/steps";
import { pipelineTruth } from "@snaprace/core/truth/pipeline";
import type { Context } from "aws-lambda";
import { log } from "./log.ts";

const ports = {
  deadLetters: awsDeadLetters(),
  objects: awsObjects(),
  projection: dynamoProjection(),
  truth: pipelineTruth(),
  clock: systemClock,
};

/** Kept for one more batch and for showing the letters again. */
const RESERVE_MS = 10_000;

/** Every minute: photos whose message was received too often are marked. */
export async function handler(
  _: unknown,
  context: Pick<Context, "getRemainingTimeInMillis">,
): Promise<Ingest.MarkResult> {
  const result = await Ingest.markDeadLetters(ports, () => context.getRemainingTimeInMillis() > RESERVE_MS);
  if (result.marked > 0) log.warn("MarkDeadLetters", { ...result });
  return result;
}

import { awsPhotoQueue, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import * as Ingest from "@snaprace/core/ingest/steps";
import { log } from "./log.ts";

const ports = { projection: dynamoProjection(), queue: awsPhotoQueue(), clock: systemClock };

/** Every minute: partial photos that are due go back into the queue. */
export async function handler(): Promise<Ingest.RetryResult> {
  const result = await Ingest.retryPartials(ports);
  if (result.sent > 0) log.info("RetryPartials", { ...result });
  return result;
}

import { awsEdgeStore, awsObjects, awsRecogniser, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import { Privacy } from "@snaprace/core/privacy";
import { functions } from "@snaprace/core/topology";
import { serverTruth } from "@snaprace/core/truth";
import { log } from "./log.ts";

/** Left for the photos that are at work when the time is up. */
const RESERVE_MS = 30_000;

const context = {
  truth: serverTruth(),
  projection: dynamoProjection(),
  objects: awsObjects(),
  recogniser: awsRecogniser(),
  edge: awsEdgeStore(),
  clock: systemClock,
};

/** Every hour: photos whose term is over go, and are looked for again. */
export async function handler(): Promise<Awaited<ReturnType<typeof Privacy.deleteDuePhotos>>> {
  const until = new Date(context.clock.now().getTime() + functions.DeleteDuePhotos.timeoutSeconds * 1000 - RESERVE_MS);
  const result = await Privacy.deleteDuePhotos(context, until);
  if (result.erased + result.verified > 0) log.info("DeleteDuePhotos", { ...result });
  return result;
}

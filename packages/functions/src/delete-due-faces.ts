import { awsRecogniser, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import { Privacy } from "@snaprace/core/privacy";
import { functions } from "@snaprace/core/topology";
import { serverTruth } from "@snaprace/core/truth";
import { log } from "./log.ts";

/** Left for the photo or event that is at work when the time is up. */
const RESERVE_MS = 30_000;

const context = {
  truth: serverTruth(),
  projection: dynamoProjection(),
  recogniser: awsRecogniser(),
  clock: systemClock,
};

/** Every ten minutes: face data whose term is over goes, and is looked for again. */
export async function handler(): Promise<Awaited<ReturnType<typeof Privacy.deleteDueFaces>>> {
  const until = new Date(context.clock.now().getTime() + functions.DeleteDueFaces.timeoutSeconds * 1000 - RESERVE_MS);
  const result = await Privacy.deleteDueFaces(context, until);
  if (result.deleted + result.verified > 0) log.info("DeleteDueFaces", { ...result });
  return result;
}

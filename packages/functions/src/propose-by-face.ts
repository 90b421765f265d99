import { awsRecogniser, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import { Proposal } from "@snaprace/core/proposal";
import { functions } from "@snaprace/core/topology";
import { serverTruth } from "@snaprace/core/truth";
import { log } from "./log.ts";

/** Left for the runner who is at work when the time is up. */
const RESERVE_MS = 30_000;

const context = {
  truth: serverTruth(),
  projection: dynamoProjection(),
  recogniser: awsRecogniser(),
  clock: systemClock,
};

/** Every two minutes: bibs for faces that wear them on other photos, in events whose photos have come to rest. */
export async function handler(): Promise<Proposal.ProposeResult> {
  const until = new Date(context.clock.now().getTime() + functions.ProposeByFace.timeoutSeconds * 1000 - RESERVE_MS);
  const result = await Proposal.proposeDue(context, until);
  if (result.changed > 0) log.info("ProposeByFace", { ...result });
  return result;
}

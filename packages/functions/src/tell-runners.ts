import { awsMailer, dynamoProjection } from "@snaprace/core/aws";
import { systemClock } from "@snaprace/core/clock";
import { setting } from "@snaprace/core/env";
import { Mail } from "@snaprace/core/mail";
import { functions } from "@snaprace/core/topology";
import { serverTruth } from "@snaprace/core/truth";
import { log } from "./log.ts";

/** Left for the mail that is on its way when the time is up. */
const RESERVE_MS = 10_000;

const context = {
  truth: serverTruth(),
  projection: dynamoProjection(),
  mailer: awsMailer(),
  clock: systemClock,
  siteUrl: setting("site").url.replace(/\/$/, ""),
};

type Told = Awaited<ReturnType<typeof Mail.tell>> & { readonly invitations: number };

/** Every minute: invited people hear of it, and runners who asked hear that their photos are there. */
export async function handler(): Promise<Told> {
  const until = new Date(context.clock.now().getTime() + functions.TellRunners.timeoutSeconds * 1000 - RESERVE_MS);
  const invitations = await Mail.mailInvitations(context);
  const result = { ...(await Mail.tell(context, until)), invitations };
  if (invitations + result.sent + result.refused + result.failed > 0) log.info("TellRunners", { ...result });
  return result;
}

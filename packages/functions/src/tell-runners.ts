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

type Told = Awaited<ReturnType<typeof Mail.tell>> & { readonly invitations: number; readonly privacy: number };

/** Every minute: invited people, organizers whom a privacy request waits for, and runners who asked for their photos hear of it. */
export async function handler(): Promise<Told> {
  const until = new Date(context.clock.now().getTime() + functions.TellRunners.timeoutSeconds * 1000 - RESERVE_MS);
  const invitations = await Mail.mailInvitations(context);
  const privacy = await Mail.mailPrivacyRequests(context);
  const result = { ...(await Mail.tell(context, until)), invitations, privacy };
  if (invitations + privacy + result.sent + result.refused + result.failed > 0) log.info("TellRunners", { ...result });
  return result;
}

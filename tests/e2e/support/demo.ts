import { readFileSync } from "node:fs";
import path from "node:path";
import { codeIn, latestMail } from "../../../packages/local/src/stack/outbox.ts";

/** What a journey may know of the stack that runs for it. */
export interface JourneyFacts {
  readonly siteUrl: string;
  readonly eventId: string;
  /** Bibs that are in several photos. */
  readonly bibs: readonly string[];
  /** Folder of the demo's selfies. */
  readonly selfies: string;
  readonly signInEmail: string;
  /** Where mails are left. */
  readonly outbox: string;
  /** Photos nobody has uploaded yet, with the bibs on them. */
  readonly freshPhotos: readonly { readonly path: string; readonly bibs: readonly string[] }[];
}

const file = process.env.SNAPRACE_JOURNEYS;
if (!file) throw new Error("The journeys need a stack that runs for them: npm test e2e");

export const demo = JSON.parse(readFileSync(file, "utf8")) as JourneyFacts;

/** A selfie by the name of its file. */
export function selfie(name: string): string {
  return path.join(demo.selfies, name);
}

const MAIL_MS = 60_000;

/**
 * The code of the latest sign-in mail to somebody, waiting for it to arrive.
 * @throws Error when no mail with a code has come in a minute
 */
export async function signInCode(email: string, sentAfter: Date): Promise<string> {
  const until = Date.now() + MAIL_MS;
  while (Date.now() < until) {
    const mail = latestMail(demo.outbox, email);
    const code = mail && new Date(mail.sentAt) >= sentAfter ? codeIn(mail) : undefined;
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No mail with a code came to ${email} in ${MAIL_MS / 1000} s.`);
}

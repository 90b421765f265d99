import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { OutboxMail } from "../outbox/index.ts";

/** All mails to somebody, the latest first. */
export function mailsTo(outbox: string, to: string): OutboxMail[] {
  const files = readdirSync(outbox).filter((name) => name.endsWith(".json"));
  const mails = files.sort().map((file) => JSON.parse(readFileSync(path.join(outbox, file), "utf8")) as OutboxMail);
  return mails.filter((mail) => mail.to === to).reverse();
}

/** The latest mail with a code to somebody, if the outbox has one. Other mails may have come since. */
export function latestMail(outbox: string, to: string): OutboxMail | undefined {
  return mailsTo(outbox, to).find((mail) => codeIn(mail));
}

/** The sign-in code in a mail. */
export function codeIn(mail: OutboxMail): string | undefined {
  return /\b(\d{6})\b/.exec(mail.text)?.[1];
}

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { OutboxMail } from "../outbox/index.ts";

/** The latest mail with a code to somebody, if the outbox has one. Other mails may have come since. */
export function latestMail(outbox: string, to: string): OutboxMail | undefined {
  const files = readdirSync(outbox).filter((name) => name.endsWith(".json"));
  for (const file of files.sort().reverse()) {
    const mail = JSON.parse(readFileSync(path.join(outbox, file), "utf8")) as OutboxMail;
    if (mail.to === to && codeIn(mail)) return mail;
  }
  return undefined;
}

/** The sign-in code in a mail. */
export function codeIn(mail: OutboxMail): string | undefined {
  return /\b(\d{6})\b/.exec(mail.text)?.[1];
}

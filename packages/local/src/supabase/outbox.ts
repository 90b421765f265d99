import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { EmailDriver } from "@supabase/lite";

/** A mail as it lies in the outbox. */
export interface OutboxMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** ISO 8601 UTC */
  readonly sentAt: string;
}

/** Leaves mails in a folder, where a person (and the start-up message) can read them. Nothing leaves the machine. */
export function outboxDriver(directory: string): EmailDriver {
  mkdirSync(directory, { recursive: true });
  return {
    async send({ to, subject, text }) {
      const sentAt = new Date().toISOString();
      const mail: OutboxMail = { to: String(to), subject, text: text ?? "", sentAt };
      const file = path.join(directory, `${sentAt.replaceAll(":", "-")}-${randomUUID().slice(0, 8)}.json`);
      writeFileSync(`${file}.tmp`, JSON.stringify(mail, null, 2), { mode: 0o600 });
      renameSync(`${file}.tmp`, file);
    },
  };
}

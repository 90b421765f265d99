import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A mail as it lies in the outbox. */
export interface OutboxMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** ISO 8601 UTC */
  readonly sentAt: string;
}

/** A folder where mails are left for a person (and the start-up message) to read. Nothing leaves the machine. */
export function openOutbox(directory: string): { leave(mail: Omit<OutboxMail, "sentAt">): void } {
  mkdirSync(directory, { recursive: true });
  return {
    leave(mail) {
      const sentAt = new Date().toISOString();
      const file = path.join(directory, `${sentAt.replaceAll(":", "-")}-${randomUUID().slice(0, 8)}.json`);
      writeFileSync(`${file}.tmp`, JSON.stringify({ ...mail, sentAt } satisfies OutboxMail, null, 2), { mode: 0o600 });
      renameSync(`${file}.tmp`, file);
    },
  };
}

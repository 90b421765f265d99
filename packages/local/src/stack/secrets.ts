import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";

/** Keys of this installation. Made once, never the same on two machines, readable by the owner of the folder only. */
export interface Secrets {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly jwtSecret: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly cursorSigningKey: string;
}

export function loadSecrets(file: string): Secrets {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const secrets = make();
  writeFileSync(`${file}.tmp`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.tmp`, file);
  return secrets;
}

function make(): Secrets {
  const random = (bytes: number) => randomBytes(bytes).toString("base64url");
  return {
    accessKeyId: `LOCAL${randomBytes(8).toString("hex").toUpperCase()}`,
    secretAccessKey: random(30),
    jwtSecret: random(48),
    publishableKey: `sb_publishable_${random(18)}`,
    secretKey: `sb_secret_${random(30)}`,
    cursorSigningKey: random(32),
  };
}

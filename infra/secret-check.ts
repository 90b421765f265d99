import { resources } from "@snaprace/core/topology";
import { z } from "zod";

const SECRETS = {
  [resources.supabaseUrl]: z.url({ protocol: /^https$/, error: "is not an https address" }),
  [resources.supabasePublishableKey]: z.string().min(20, "is too short for a publishable key"),
  [resources.supabaseSecretKey]: z.string().min(20, "is too short for a secret key"),
  [resources.cursorSigningKey]: z.string().min(32, "is shorter than 32 characters"),
};

/** The one secret that only a stage with a database of its own has. */
export const DATABASE_PASSWORD = "DatabasePassword";

/**
 * SST itself misses a secret only when the first resource that needs it is being made; by then others exist.
 * @param env where SST puts the stage's secrets as `SST_SECRET_<Name>`
 * @throws Error naming each secret that is missing or cannot be right, never its value
 */
export function checkSecrets(
  stage: { readonly name: string; readonly database?: object | undefined },
  env: Readonly<Record<string, string | undefined>>,
): void {
  const wanted = { ...SECRETS, ...(stage.database && { [DATABASE_PASSWORD]: z.string().min(1, "is empty") }) };
  const lines = Object.entries(wanted).flatMap(([name, schema]) => {
    const value = env[`SST_SECRET_${name}`];
    if (value === undefined) return [`${name} is missing: npx sst secret set ${name} --stage ${stage.name}`];
    const parsed = schema.safeParse(value);
    return parsed.success ? [] : [`${name} ${parsed.error.issues[0]?.message}`];
  });
  if (lines.length === 0) return;
  throw new Error(`Secrets of stage ${stage.name}:\n${lines.map((line) => `- ${line}`).join("\n")}`);
}

import { z } from "zod";

const text = (what: string) => z.string(`is missing: ${what}`).min(1, `is empty: ${what}`);

const Database = z
  .object({
    DB_HOST: z.string(),
    DB_PORT: z.coerce.number("is not a number").int("is not a whole number").min(1).max(65_535).default(5432),
    DB_NAME: text("the database's name"),
    DB_USER: text("the role to sign in as"),
    DB_PASSWORD: text("that role's password"),
    /** `off` for a server on this machine only. */
    DB_TLS: z.enum(["verify", "off"], { error: "is neither verify nor off" }).default("verify"),
  })
  .transform((values) => ({
    host: values.DB_HOST,
    port: values.DB_PORT,
    name: values.DB_NAME,
    user: values.DB_USER,
    password: values.DB_PASSWORD,
    tls: values.DB_TLS === "verify",
  }));

/** Where a Postgres is spoken to directly. */
export type Database = z.output<typeof Database>;

/**
 * The truth layer's own address, when it is spoken to without Supabase's API.
 * @returns undefined when DB_HOST is not set
 * @throws Error naming every DB_ setting that is missing or wrong
 */
export function databaseSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Database | undefined {
  if (!env.DB_HOST) return undefined;
  const parsed = Database.safeParse(env);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("\n"));
}

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { serve } from "@hono/node-server";
import { App, type EmailDriver } from "@supabase/lite";
import { createPgliteConnection, type PgliteConnection } from "@supabase/lite/pglite";
import { openOutbox } from "../outbox/index.ts";

export interface SupabaseOptions {
  readonly port: number;
  /** Postgres' data directory. */
  readonly directory: string;
  /** SQL files, applied once each in the order of their names. */
  readonly migrations: string;
  /** Where mails are left instead of being sent, one file each. */
  readonly outbox: string;
  readonly jwtSecret: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly siteUrl: string;
}

export interface Supabase {
  readonly url: string;
  close(): Promise<void>;
}

/** Roles that Supabase has before any migration runs. */
const ROLES = `
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'anon') then create role anon nologin; end if;
  if not exists (select 1 from pg_roles where rolname = 'authenticated') then create role authenticated nologin; end if;
  if not exists (select 1 from pg_roles where rolname = 'service_role') then create role service_role nologin bypassrls; end if;
end $$;
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (version text primary key, name text);
`;

/** An embedded Postgres with Supabase's roles, its `auth` schema and all migrations, and the app that serves it. */
export async function openDatabase(options: Omit<SupabaseOptions, "port">) {
  const outbox = openOutbox(options.outbox);
  const connection = await createPgliteConnection({ url: options.directory });
  const app = new App({
    connection,
    auth: {
      enabled: true,
      jwt_secret: options.jwtSecret,
      jwt_expiry: 3600,
      publishable_key: options.publishableKey,
      secret_key: options.secretKey,
      site_url: options.siteUrl,
      enable_signup: true,
      email: { enable_signup: true, enable_confirmations: false, otp_length: 6, otp_expiry: 3600 },
    },
    options: {
      drivers: {
        email: {
          send: async ({ to, subject, text }) => outbox.leave({ to: String(to), subject, text: text ?? "" }),
        } satisfies EmailDriver,
      },
    },
  } as ConstructorParameters<typeof App>[0]);
  await app.ensureSystemSchema();
  await connection.driver.exec(ROLES);
  await migrate(connection, options.migrations);
  return { app, connection };
}

/** Supabase's REST and Auth APIs over an embedded Postgres, on loopback. */
export async function startSupabase(options: SupabaseOptions): Promise<Supabase> {
  const { app, connection } = await openDatabase(options);
  await app.init();
  const server = await listen(app, options.port);
  return {
    url: `http://127.0.0.1:${options.port}`,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await connection.close();
    },
  };
}

/** Each file in one transaction with its entry in the history, so a crash leaves it either applied or not. */
async function migrate(connection: PgliteConnection, directory: string): Promise<void> {
  const applied = await connection.driver.query<{ version: string }>(
    "select version from supabase_migrations.schema_migrations",
  );
  const done = new Set(applied.rows.map((row) => row.version));
  const files = readdirSync(directory).filter((name) => name.endsWith(".sql"));
  for (const file of files.sort()) {
    const [version = file, ...rest] = file.replace(/\.sql$/, "").split("_");
    if (done.has(version)) continue;
    const sql = readFileSync(path.join(directory, file), "utf8");
    await connection.driver.transaction(async (transaction) => {
      await transaction.exec(sql);
      await transaction.query("insert into supabase_migrations.schema_migrations (version, name) values ($1, $2)", [
        version,
        rest.join("_"),
      ]);
    });
  }
}

function listen(app: { fetch: App["fetch"] }, port: number) {
  return new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const server = serve(
      {
        port,
        hostname: "127.0.0.1",
        fetch: (request: Request, environment: { incoming: { socket: { remoteAddress?: string } } }) =>
          app.fetch(request, { peerAddress: environment.incoming.socket.remoteAddress ?? null }),
      } as Parameters<typeof serve>[0],
      () => resolve(server),
    );
    server.once("error", reject);
  });
}

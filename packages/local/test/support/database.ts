import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "../../src/supabase/index.ts";

type Row = Record<string, unknown>;

/** The database with all its migrations, and ways to ask it as somebody. Every question leaves it as it was. */
export async function testDatabase() {
  const directory = mkdtempSync(path.join(tmpdir(), "snaprace-database-"));
  const { connection } = await openDatabase({
    directory: path.join(directory, "postgres"),
    migrations: path.resolve(import.meta.dirname, "../../../../supabase/migrations"),
    outbox: path.join(directory, "outbox"),
    jwtSecret: "0".repeat(40),
    publishableKey: "publishable",
    secretKey: "secret",
    siteUrl: "http://localhost",
  });
  const query = async (sql: string): Promise<Row[]> => (await connection.driver.query<Row>(sql)).rows;
  return {
    query,
    /** @param person a user's id, or `undefined` for somebody who is not signed in */
    async as(person: string | undefined, sql: string): Promise<Row[]> {
      let found: Row[] = [];
      const done = new Error("rolled back on purpose");
      const asked = connection.driver.transaction(async (transaction) => {
        await transaction.exec(`set local role ${person === undefined ? "anon" : "authenticated"}`);
        await transaction.query("select set_config('request.jwt.claim.sub', $1, true)", [person ?? ""]);
        found = (await transaction.query<Row>(sql)).rows;
        throw done;
      });
      await asked.catch((error: unknown) => {
        if (error !== done) throw error;
      });
      return found;
    },
    async close(): Promise<void> {
      await connection.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export type TestDatabase = Awaited<ReturnType<typeof testDatabase>>;

/** A value as SQL. */
export function literal(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `'${text.replaceAll("'", "''")}'`;
}

export function insertInto(table: string, row: Row): string {
  return `insert into public.${table} (${Object.keys(row).join(", ")}) values (${Object.values(row).map(literal).join(", ")})`;
}

import { SnapRaceError } from "@snaprace/core/errors";
import type { Truth } from "@snaprace/core/truth";

/** Rows in one request: PostgREST builds one statement of them. */
const BATCH = 200;

/**
 * Inserts rows that may be there already.
 * @param key columns that tell rows apart
 * @throws SnapRaceError `unavailable` with the cause
 */
export async function insertMissing(truth: Truth, table: string, key: string, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    const { error } = await truth.from(table).upsert(batch, { onConflict: key, ignoreDuplicates: true });
    if (error) throw new SnapRaceError("unavailable", `The demo's ${table} could not be written.`, { cause: error });
  }
}

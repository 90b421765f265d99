import { databaseSettings } from "../env/index.ts";
import type { PhotoTruth } from "../port/index.ts";
import { serverTruth } from "./client.ts";
import { photoTruth } from "./photo-truth.ts";
import { postgresTruth } from "./postgres-truth.ts";

/**
 * The truth layer for the pipeline's functions: over Supabase's API, or over a connection of its own where DB_HOST names a
 * Postgres. Not part of the room's index, so that the site is not built with a database driver.
 * @throws Error naming every DB_ setting that is missing or wrong
 */
export function pipelineTruth(): PhotoTruth {
  const database = databaseSettings();
  return database ? postgresTruth(database) : photoTruth(serverTruth());
}

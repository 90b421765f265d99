import path from "node:path";
import type { Truth } from "@snaprace/core/truth";
import { createClient } from "@supabase/supabase-js";
import { freePorts } from "../../src/process/index.ts";
import { type Supabase, startSupabase } from "../../src/supabase/index.ts";
import { temporaryFolder } from "./folder.ts";

const SECRET_KEY = "sb_secret_test";

export const EVENT = { organizerId: "demo", eventId: "night-run" };

export interface TestTruth {
  readonly supabase: Supabase;
  /** The server's. */
  readonly truth: Truth;
}

/**
 * The whole truth layer with one organizer's one race, in a folder that is gone after the test file.
 * @param columns of the race that matter to the test
 */
export async function startTruth(columns: Readonly<Record<string, unknown>> = {}): Promise<TestTruth> {
  const folder = temporaryFolder();
  const [port = 0] = await freePorts(1);
  const supabase = await startSupabase({
    port,
    directory: path.join(folder, "postgres"),
    migrations: path.resolve(import.meta.dirname, "../../../../supabase/migrations"),
    outbox: path.join(folder, "outbox"),
    jwtSecret: "0".repeat(40),
    publishableKey: "sb_publishable_test",
    secretKey: SECRET_KEY,
    siteUrl: "http://localhost",
  });
  const truth = createClient(supabase.url, SECRET_KEY, { auth: { persistSession: false } });
  const { organizerId, eventId } = EVENT;
  await truth.from("organizers").insert({ id: organizerId, name: "Demo" });
  const event = { id: eventId, organizer_id: organizerId, name: "Night Run", starts_on: "2026-10-18", ...columns };
  await truth.from("events").insert({ ...event, time_zone: "Asia/Seoul" });
  return { supabase, truth };
}

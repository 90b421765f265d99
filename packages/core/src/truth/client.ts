import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { setting } from "../env/index.ts";
import { patientFetch, TRUTH_PATIENCE } from "./patient-fetch.ts";

/** A connection to the truth layer, as somebody: what it sees is decided by Row Level Security, not by the caller. */
export type Truth = SupabaseClient;

/** What every connection has. Retries of its own would come on top: 7 s of them, for each question. */
const patientAs = (who: keyof typeof TRUTH_PATIENCE, headers: Readonly<Record<string, string>> = {}) =>
  ({ db: { retry: false }, global: { fetch: patientFetch(TRUTH_PATIENCE[who]), headers } }) as const;
const WITHOUT_SESSION = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } as const;

let server: Truth | undefined;
let anonymous: Truth | undefined;

/** As the server itself: passes Row Level Security. For the pipeline and for checks a person must not be able to make. */
export function serverTruth(): Truth {
  server ??= createClient(setting("supabaseUrl").value, setting("supabaseSecretKey").value, {
    ...patientAs("server"),
    auth: WITHOUT_SESSION,
  });
  return server;
}

/**
 * As anyone on the internet, and never as anybody else: all visitors share it, so it cannot sign up or in. Whoever a client has signed up
 * or in, it speaks for from then on.
 */
export function publicTruth(): Truth {
  const key = setting("supabasePublishableKey").value;
  anonymous ??= createClient(setting("supabaseUrl").value, key, {
    ...patientAs("visitor"),
    accessToken: async () => key,
  });
  return anonymous;
}

/** As nobody yet: for one act at the auth server, after which it may speak for somebody. Made anew each time, never shared. */
export function newcomerTruth(): Truth {
  return createClient(setting("supabaseUrl").value, setting("supabasePublishableKey").value, {
    ...patientAs("person"),
    auth: WITHOUT_SESSION,
  });
}

/** As a signed-in person. */
export function userTruth(accessToken: string): Truth {
  return createClient(setting("supabaseUrl").value, setting("supabasePublishableKey").value, {
    ...patientAs("person", { Authorization: `Bearer ${accessToken}` }),
    auth: WITHOUT_SESSION,
  });
}

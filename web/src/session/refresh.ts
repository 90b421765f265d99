import { setting } from "@snaprace/core/env";
import { isSnapRaceError } from "@snaprace/core/errors";
import { patientFetch, TRUTH_PATIENCE } from "@snaprace/core/truth";
import { createServerClient } from "@supabase/ssr";
import type { NextRequest, NextResponse } from "next/server";
import { hasSession, sessionCookie } from "./cookies.ts";
import { SESSION_MS, within } from "./within.ts";

type SetCookie = (response: NextResponse) => void;

/**
 * Renews a session that is about to end, for this request and in the visitor's browser.
 * @returns what to do with the response once there is one
 */
export async function refreshSession(request: NextRequest): Promise<SetCookie> {
  if (!hasSession(request.cookies.getAll())) return () => undefined;
  const changes: SetCookie[] = [];
  const isHttps = request.headers.get("x-forwarded-proto")?.split(",")[0] === "https";
  const client = createServerClient(setting("supabaseUrl").value, setting("supabasePublishableKey").value, {
    cookieOptions: sessionCookie(isHttps),
    db: { retry: false },
    global: { fetch: patientFetch(TRUTH_PATIENCE.person) },
    cookies: {
      getAll: () => request.cookies.getAll(),
      setAll(changed) {
        for (const { name, value, options } of changed) {
          request.cookies.set(name, value);
          changes.push((response) => response.cookies.set(name, value, options));
        }
      },
    },
  });
  // Renews an access token that has ended; an outage leaves the session as it is and the page says what failed.
  await within(SESSION_MS, client.auth.getSession()).catch((error: unknown) => {
    if (!isSnapRaceError(error, "unavailable")) throw error;
  });
  return (response) => {
    for (const change of changes) change(response);
  };
}

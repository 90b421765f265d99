import { setting } from "@snaprace/core/env";
import { patientFetch, TRUTH_PATIENCE } from "@snaprace/core/truth";
import { createServerClient } from "@supabase/ssr";
import { cookies, headers } from "next/headers";
import { sessionCookie } from "./cookies.ts";

/** Supabase with the visitor's session. Pages can read the session only; actions and handlers can also change it. */
export async function sessionClient(): Promise<ReturnType<typeof createServerClient>> {
  const jar = await cookies();
  const isHttps = (await headers()).get("x-forwarded-proto")?.split(",")[0] === "https";
  return createServerClient(setting("supabaseUrl").value, setting("supabasePublishableKey").value, {
    cookieOptions: sessionCookie(isHttps),
    db: { retry: false },
    global: { fetch: patientFetch(TRUTH_PATIENCE.person) },
    cookies: {
      getAll: () => jar.getAll(),
      setAll(changed) {
        try {
          for (const { name, value, options } of changed) jar.set(name, value, options);
        } catch {
          // A page cannot set cookies. The proxy has refreshed the session before the page was asked for.
        }
      },
    },
  });
}

import type { CookieOptionsWithName } from "@supabase/ssr";

const YEAR_SECONDS = 31_536_000;

/** How the session is kept: out of reach of scripts, sent to this site only. */
export function sessionCookie(isHttps: boolean): CookieOptionsWithName {
  return { name: "session", httpOnly: true, sameSite: "lax", secure: isHttps, path: "/", maxAge: YEAR_SECONDS };
}

/** Whether a request carries a session at all; large ones come in several cookies, `session.0`, `session.1`. */
export function hasSession(cookies: readonly { readonly name: string }[]): boolean {
  return cookies.some(({ name }) => name === "session" || name.startsWith("session."));
}

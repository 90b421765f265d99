import { randomBytes } from "node:crypto";
import type { NextRequest } from "next/server";
import createIntlMiddleware from "next-intl/middleware";
import { routing } from "./i18n/routing.ts";
import { contentSecurityPolicy } from "./server/content-security-policy.ts";
import { searchLimit } from "./server/search-limit.ts";
import { pageCache } from "./server/shared-page.ts";
import { tooMany } from "./server/too-many.ts";
import { hasSession } from "./session/cookies.ts";
import { refreshSession } from "./session/refresh.ts";

const intl = createIntlMiddleware(routing);

/** Before every page: the language, and a nonce that only this response's scripts and styles carry. */
export async function proxy(request: NextRequest): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  const policy = await contentSecurityPolicy(nonce);
  const retryAfterSeconds = await searchLimit(request);
  if (retryAfterSeconds !== undefined) {
    return tooMany({ url: new URL(request.url), retryAfterSeconds, policy, nonce });
  }
  // Next reads the nonce from the request's policy and puts it on its own scripts.
  request.headers.set("content-security-policy", policy);
  request.headers.set("x-nonce", nonce);
  const setSession = await refreshSession(request);
  const response = intl(request);
  setSession(response);
  response.headers.set("content-security-policy", policy);
  const about = { hasSession: hasSession(request.cookies.getAll()), setsCookie: response.headers.has("set-cookie") };
  response.headers.set("cache-control", pageCache(request.nextUrl, about));
  return response;
}

// Everything but handlers, which are no pages, and the files there are: an address that only looks like a file is a page, too.
export const config = { matcher: ["/((?!api/|_next/|embed/|icon\\.svg$|robots\\.txt$|sitemap\\.xml$).*)"] };

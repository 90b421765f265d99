import { randomBytes } from "node:crypto";
import type { NextRequest, NextResponse } from "next/server";
import createIntlMiddleware from "next-intl/middleware";
import { routing } from "./i18n/routing.ts";
import { contentSecurityPolicy } from "./server/content-security-policy.ts";
import { refreshSession } from "./session/refresh.ts";

const intl = createIntlMiddleware(routing);

/** Before every page: the language, and a nonce that only this response's scripts and styles carry. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = randomBytes(16).toString("base64");
  const policy = await contentSecurityPolicy(nonce);
  // Next reads the nonce from the request's policy and puts it on its own scripts.
  request.headers.set("content-security-policy", policy);
  request.headers.set("x-nonce", nonce);
  const setSession = await refreshSession(request);
  const response = intl(request);
  setSession(response);
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = { matcher: ["/((?!api/|_next/|.*\\.[a-z0-9]+$).*)"] };

import { setting } from "@snaprace/core/env";
import type { NextRequest } from "next/server";
import { mainHost, organizerOf } from "./organizer-host.ts";

/** Pages for those who are signed in: a session belongs to one host, and uploads are allowed from one. */
const SIGNED_IN = /^\/(?:[a-z]{2}\/)?(?:desk|sign-in)(?:\/|$)/;

/** Where to go with a page that an organizer's own address does not have. */
export function leadsToMain({ nextUrl, headers }: Pick<NextRequest, "nextUrl" | "headers">): URL | undefined {
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? "";
  const { under } = setting("organizerHosts");
  if (!SIGNED_IN.test(nextUrl.pathname) || organizerOf(host, under) === undefined) return undefined;
  const protocol = headers.get("x-forwarded-proto")?.split(",")[0] ?? "http";
  return new URL(`${nextUrl.pathname}${nextUrl.search}`, `${protocol}://${mainHost(host, under)}`);
}

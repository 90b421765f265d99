import { setting } from "@snaprace/core/env";
import { siteOrigin } from "../server/site-origin.ts";
import { mainHost, organizerOf } from "./organizer-host.ts";

/** The organizer under whose own address the visitor is, as the address says it. */
export async function organizerHere(): Promise<string | undefined> {
  return organizerOf((await siteOrigin()).host, setting("organizerHosts").under);
}

/** A page's address at the site's own host: for search engines, and for those who sign in, because a session belongs to one host. */
export async function canonical(path: string): Promise<URL> {
  const origin = await siteOrigin();
  origin.host = mainHost(origin.host, setting("organizerHosts").under);
  return new URL(path, origin);
}

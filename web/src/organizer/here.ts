import { setting } from "@snaprace/core/env";
import { siteOrigin } from "../server/site-origin.ts";
import { mainHost, organizerOf } from "./organizer-host.ts";

/** The organizer under whose own address the visitor is, as the address says it. */
export async function organizerHere(): Promise<string | undefined> {
  return organizerOf((await siteOrigin()).host, setting("organizerHosts").under);
}

/** The address a page has for search engines: the same wherever it is read. */
export async function canonical(path: string): Promise<URL> {
  const origin = await siteOrigin();
  origin.host = mainHost(origin.host, setting("organizerHosts").under);
  return new URL(path, origin);
}

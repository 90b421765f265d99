import { headers } from "next/headers";

/** Where the visitor sees this site, for absolute addresses in its own answer. Behind a CDN the forwarded host is the public one. */
export async function siteOrigin(): Promise<URL> {
  const all = await headers();
  const host = all.get("x-forwarded-host") ?? all.get("host") ?? "localhost";
  const protocol = all.get("x-forwarded-proto")?.split(",")[0] ?? "http";
  const url = `${protocol}://${host}`;
  return URL.canParse(url) ? new URL(url) : new URL("http://localhost");
}

import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { siteOrigin } from "../server/site-origin.ts";

/** Events may be found; what is about single people says noindex itself, and the desk and the API are nobody's business. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  const origin = await siteOrigin();
  return {
    rules: { userAgent: "*", allow: ["/", "/api/og/"], disallow: ["/api/", "/desk", "/ko/desk"] },
    sitemap: new URL("/sitemap.xml", origin).href,
  };
}

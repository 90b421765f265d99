import path from "node:path";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin({
  requestConfig: "./src/i18n/request.ts",
  experimental: {
    // Sentences are taken apart while building, so that no browser needs the parser (9 KB) for them.
    messages: { path: ["./messages/en", "./messages/ko"], locales: ["en", "ko"], format: "json", precompile: true },
  },
});

/** On every answer. The content security policy comes from `proxy.ts`, with the nonce of each page. */
const SECURITY_HEADERS = {
  // Browsers heed it over https only.
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  // The selfie is the one thing that needs a device.
  "permissions-policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
};

/** Of what is no page: should a browser ever show it as one, nothing in it may do anything. */
const NO_PAGE_POLICY = { key: "content-security-policy", value: "default-src 'none'; frame-ancestors 'none'" };
const NO_PAGES = ["/api/:path*", "/icon.svg", "/robots.txt", "/sitemap.xml"] as const;

const config: NextConfig = {
  transpilePackages: ["@snaprace/core"],
  serverExternalPackages: ["sharp"],
  poweredByHeader: false,
  headers: async () => [
    { source: "/:path*", headers: Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value })) },
    ...NO_PAGES.map((source) => ({ source, headers: [NO_PAGE_POLICY] })),
  ],
  reactStrictMode: true,
  outputFileTracingRoot: path.join(import.meta.dirname, ".."),
  turbopack: { root: path.join(import.meta.dirname, "..") },
  // Read at run time, so nothing that follows imports would find it.
  outputFileTracingIncludes: {
    "/api/og/**": ["../node_modules/pretendard/dist/public/static/Pretendard-Bold.otf"],
    "/api/desk/events/*/poster": ["../node_modules/pretendard/dist/public/static/Pretendard-{Bold,Medium}.otf"],
  },
  // `npm run check` type-checks everything with one compiler; Next would want an older one of its own.
  typescript: { ignoreBuildErrors: true },
  // Renditions are made once in the pipeline: no image is ever resized on request.
  images: { unoptimized: true },
};

export default withIntl(config);

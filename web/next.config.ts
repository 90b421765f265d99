import path from "node:path";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withIntl = createNextIntlPlugin("./src/i18n/request.ts");

const config: NextConfig = {
  transpilePackages: ["@snaprace/core"],
  serverExternalPackages: ["sharp"],
  poweredByHeader: false,
  reactStrictMode: true,
  outputFileTracingRoot: path.join(import.meta.dirname, ".."),
  turbopack: { root: path.join(import.meta.dirname, "..") },
  // Read at run time, so nothing that follows imports would find it.
  outputFileTracingIncludes: { "/api/og/**": ["../node_modules/pretendard/dist/public/static/Pretendard-Bold.otf"] },
  // `npm run check` type-checks everything with one compiler; Next would want an older one of its own.
  typescript: { ignoreBuildErrors: true },
  // Renditions are made once in the pipeline: no image is ever resized on request.
  images: { unoptimized: true },
};

export default withIntl(config);

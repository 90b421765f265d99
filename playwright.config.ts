import { defineConfig } from "@playwright/test";
import { demo } from "./tests/e2e/support/demo.ts";

/** `npm test e2e` starts the product that these journeys walk through. */
export default defineConfig({
  testDir: "tests/e2e",
  // One after the other: two cores read pictures, serve pages and drive the browser at the same time.
  workers: 1,
  // No journey takes a minute on an idle machine; on one that is busy, waiting longer costs nothing.
  timeout: 240_000,
  expect: { timeout: 45_000 },
  outputDir: "node_modules/.cache/journeys",
  use: {
    baseURL: demo.siteUrl,
    trace: "retain-on-failure",
    launchOptions: {
      ...(process.env.SNAPRACE_BROWSER && { executablePath: process.env.SNAPRACE_BROWSER }),
      // Chromium's own sandbox needs privileges that containers and root do not have; the pages are ours.
      args: ["--no-sandbox"],
    },
  },
  projects: [
    {
      name: "phone",
      grepInvert: /@desktop/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    { name: "desktop", grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } },
  ],
});

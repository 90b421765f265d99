import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generatePhotos } from "../../fixtures/src/index.ts";
import type { JourneyFacts } from "../../tests/e2e/support/demo.ts";
import { startTestStack } from "../../tests/support/stack.ts";
import { runTool } from "../steps.ts";

/** Photos nobody has uploaded yet, for the journeys that upload. */
const FRESH_PHOTOS = 3;

/**
 * Runs the browser journeys against a whole stack of their own.
 * @param report where Playwright leaves its JSON report
 * @param files only journeys of these files; all when empty
 * @returns Playwright's exit code
 */
export async function runJourneys(report: string, files: readonly string[]): Promise<number> {
  const stack = await startTestStack({ demo: "smoke", site: true });
  try {
    const { dataDirectory, siteUrl } = stack.config;
    const facts: JourneyFacts = {
      siteUrl,
      eventId: stack.guide.eventId,
      bibs: stack.guide.bibs,
      selfies: path.dirname(stack.guide.selfie),
      signInEmail: stack.guide.email,
      outbox: path.join(dataDirectory, "outbox"),
      freshPhotos: await drawFreshPhotos(path.join(dataDirectory, "fresh")),
    };
    const file = path.join(dataDirectory, "journeys.json");
    writeFileSync(file, JSON.stringify(facts));
    return await runTool("@playwright/test/cli.js", ["test", "--reporter=list,json", ...files], {
      environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, SNAPRACE_JOURNEYS: file },
    });
  } finally {
    await stack.stop();
  }
}

async function drawFreshPhotos(folder: string): Promise<JourneyFacts["freshPhotos"]> {
  mkdirSync(folder, { recursive: true });
  const photos = [];
  for await (const { fileName, jpeg, truth } of generatePhotos({ seed: "another-day", count: FRESH_PHOTOS })) {
    const file = path.join(folder, fileName);
    writeFileSync(file, jpeg);
    photos.push({ path: file, bibs: truth.bibs });
  }
  return photos;
}

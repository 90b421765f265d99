import { chromium, type Page } from "playwright";
import { productOn } from "../../../tests/support/product.ts";
import { startTestStack } from "../../../tests/support/stack.ts";
import { editorContext } from "../editor.ts";

/*
 * `npm run bench:review`: how many decisions a minute the review queue takes from a keyboard that never waits, and how long until a
 * decision is found by search. A photo is decided when its own enlarged picture is on the screen, not before.
 */

const MOST = 40;
/** ms between two looks at the search */
const LOOK_EVERY_MS = 50;
/** A bib that nobody wears, so that a search for it finds what was decided here. */
const TYPED = "7777";

const out = (text: string) => process.stdout.write(`${text}\n`);
const stack = await startTestStack({ demo: "smoke", site: true });
const browser = await chromium.launch({
  ...(process.env.SNAPRACE_BROWSER && { executablePath: process.env.SNAPRACE_BROWSER }),
  args: ["--no-sandbox"],
});
try {
  const product = await productOn(stack.config);
  const context = await editorContext(browser, product, stack.config);
  const page = await context.newPage();
  await page.goto(`/desk/events/${stack.guide.eventId}/review`, { waitUntil: "networkidle" });
  const waited = await untilFound(page);
  const open = Math.min(MOST, await left(page));
  const begun = performance.now();
  for (let decided = 0; decided < open; decided++) {
    await pictureShown(page);
    const before = await left(page);
    // Every third is no bib; the others are what the first candidate or the reading says.
    await page.keyboard.press(decided % 3 === 2 ? "x" : "Enter");
    if ((await left(page)) === before) await page.keyboard.press("x");
  }
  await page.waitForLoadState("networkidle");
  const minutes = (performance.now() - begun) / 60_000;
  const remaining = await left(page);
  out(
    `${open - remaining} photos decided in ${(minutes * 60).toFixed(1)} s: ${((open - remaining) / minutes).toFixed(0)} a minute. ` +
      `A typed bib is found by search ${Math.round(waited)} ms after Enter.`,
  );
} finally {
  await browser.close();
  await stack.stop();
}
process.exit(0);

async function left(page: Page): Promise<number> {
  const text = (await page.locator("main").textContent()) ?? "";
  return Number(/(\d+) to decide/.exec(text)?.[1] ?? 0);
}

async function pictureShown(page: Page): Promise<void> {
  const isShown = `[...document.querySelectorAll("main svg image")].every((image) =>
    performance.getEntriesByName(image.href.baseVal).length > 0)`;
  // Asked from outside: the page's policy forbids a script that would ask itself.
  while (!(await page.evaluate(isShown))) await page.waitForTimeout(10);
}

async function untilFound(page: Page): Promise<number> {
  await pictureShown(page);
  await page.keyboard.type(TYPED);
  const begun = performance.now();
  await page.keyboard.press("Enter");
  for (;;) {
    const answer = await page.request.get(`/api/v1/events/${stack.guide.eventId}/photos?bib=${TYPED}`);
    if (((await answer.json()) as { photos: unknown[] }).photos.length > 0) return performance.now() - begun;
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
}

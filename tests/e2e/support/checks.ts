import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

/** What journeys bring about: refusals, and connections that they break. */
const EXPECTED = /status of 4\d\d|net::ERR_CONNECTION_RESET|ERR_INTERNET_DISCONNECTED/;

/** The site, and the images' host of a local stack. */
const OURS = new Set(["localhost", "127.0.0.1"]);

/** An organizer's own address is the site's, too. */
const isOurs = (hostname: string) => OURS.has(hostname) || hostname.endsWith(".localhost");

/** A page that may not complain: no error in the console, no refused resource, no exception, and nobody else is asked for anything. */
export const test = base.extend<{ quiet: undefined }>({
  page: async ({ page }, use) => {
    const goto = page.goto.bind(page);
    page.goto = async (...address) => {
      const response = await goto(...address);
      await listening(page);
      return response;
    };
    const reload = page.reload.bind(page);
    page.reload = async (...options) => {
      const response = await reload(...options);
      await listening(page);
      return response;
    };
    await use(page);
  },
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !EXPECTED.test(message.text())) complaints.push(message.text());
      });
      page.on("request", (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (/^(http|ws)s?:$/.test(protocol) && !isOurs(hostname)) complaints.push(`asked ${hostname}`);
      });
      page.on("pageerror", (error) => complaints.push(error.message));
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * Waits until React has taken over what the server drew: a key pressed before is heard by nobody, on a busy machine
 * for seconds. React marks each element that it has taken over. The test's own page waits by itself after `goto` and `reload`.
 */
export async function listening(page: Page): Promise<void> {
  // Asked from outside, time and again: the page's policy forbids a script that would ask itself.
  await expect
    .poll(() =>
      page.evaluate(`(() => {
        const last = [...document.querySelectorAll("main *")].at(-1);
        return last === undefined || Object.keys(last).some((key) => key.startsWith("__reactProps$"));
      })()`),
    )
    .toBe(true);
  // Effects, which listen to the window, run after the next frame.
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
}

/** @throws with the rules that the page breaks (WCAG 2.2 AA) */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .disableRules(["document-title"])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`)).toEqual([]);
  // Asked here and not by axe, which looks once: between two pages the title is gone for a moment.
  await expect(page).toHaveTitle(/./);
}

/** The same page in both themes: what a visitor's device says is followed without a reload. */
export async function expectAccessibleByDayAndNight(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    // Looked at while it fades, a colour is neither the one nor the other.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectAccessible(page);
  }
}

export { expect };

import { readFile } from "node:fs/promises";
import type { Browser } from "@playwright/test";
import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";
import { signIn } from "./support/sign-in.ts";

/** A person's browser: the one that runs journeys says that it is a program. */
const PHONE =
  "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
const numbers = `/desk/events/${demo.eventId}/numbers`;
const event = `/events/${demo.eventId}`;
const [bib = ""] = demo.bibs;

async function visit(browser: Browser, headers: Record<string, string> = {}): Promise<void> {
  const context = await browser.newContext({ baseURL: demo.siteUrl, userAgent: PHONE, extraHTTPHeaders: headers });
  const page = await context.newPage();
  for (const path of [event, `${event}?bib=${bib}`, `${event}?bib=9999`]) {
    const counted = page.waitForResponse((response) => response.url().endsWith("/visits"));
    await page.goto(path);
    expect((await counted).status()).toBe(204);
  }
  expect(await context.cookies()).toEqual([]);
  const { photos } = await (await page.request.get(`/api/v1${event}/photos?bib=${bib}`)).json();
  await page.request.get(`/api/v1${event}/photos/${photos[0].id}/download`, { maxRedirects: 0 });
  await context.close();
}

// Counts of two at the same time would meet.
test("Views, searches and downloads are counted by day, without those who ask not to be tracked", {
  tag: "@desktop",
}, async ({ page, browser }) => {
  await signIn(page);
  /** Page views, searches, downloads. */
  const totals = async () => {
    await page.goto(numbers);
    const values = await page.locator("dl dd > span:first-child").allTextContents();
    return [0, 1, 2].map((tile) => Number((values[tile] ?? "0").replaceAll(",", "")));
  };
  const [views = 0, searches = 0, downloads = 0] = await totals();
  await visit(browser, { "sec-gpc": "1" });
  await visit(browser);
  await expect.poll(totals, { timeout: 120_000 }).toEqual([views + 3, searches + 2, downloads + 1]);
  await expect(
    page.getByRole("region", { name: "How people search" }).getByRole("row", { name: /^Bib/ }),
  ).toContainText(/[1-9]/);
  await expectAccessible(page);

  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save as CSV" }).click();
  const file = await readFile(await (await saving).path(), "utf8");
  expect(file).toMatch(/^\ufeffDay,Gallery,/);
  expect(file.trimEnd().split("\r\n")).toHaveLength(31);
});

test("What a page may not report is refused", { tag: "@desktop" }, async ({ request }) => {
  const visits = `/api/v1${event}/visits`;
  const headers = { "user-agent": PHONE, "content-type": "text/plain" };
  expect((await request.post(visits, { headers, data: "download.zip" })).status()).toBe(400);
  expect((await request.post(visits, { headers, data: "x".repeat(500) })).status()).toBe(413);
  expect(
    (await request.post(visits, { headers: { ...headers, origin: "https://evil.example" }, data: "share" })).status(),
  ).toBe(403);
  expect((await request.post("/api/v1/events/no-such-race/visits", { headers, data: "share" })).status()).toBe(404);
});

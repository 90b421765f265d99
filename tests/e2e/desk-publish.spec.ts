import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";
import { createRace, signIn } from "./support/sign-in.ts";

test("An organizer looks at the checklist, shows a draft by a private link, ends that link, publishes and closes again", async ({
  page,
  browser,
}, info) => {
  test.setTimeout(120_000);
  await signIn(page);
  const eventId = await createRace(page, `Publish Run ${info.project.name}`);
  await page.goto(`/desk/events/${eventId}/publish`);
  await expect(page.getByText("No photo can be found yet.")).toBeVisible();
  await expect(page.getByText("There is no start list")).toBeVisible();
  await expectAccessible(page);

  const link = () => page.getByLabel("Private link").inputValue();
  const first = await link();
  const stranger = await (await browser.newContext({ baseURL: demo.siteUrl })).newPage();
  expect((await stranger.goto(first))?.status()).toBe(200);
  await page.getByRole("button", { name: "End this link and make a new one" }).click();
  await expect(page.getByText("The old link shows nothing any more.")).toBeVisible();
  await expect.poll(link).not.toBe(first);
  expect((await stranger.goto(first))?.status()).toBe(404);
  expect((await stranger.goto(await link()))?.status()).toBe(200);

  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Published", { exact: true })).toBeVisible();
  expect((await stranger.goto(`/events/${eventId}`))?.status()).toBe(200);
  await page.getByRole("button", { name: "Unpublish" }).click();
  await expect(page.getByText("Draft", { exact: true })).toBeVisible();
  expect((await stranger.goto(`/events/${eventId}`))?.status()).toBe(404);
  await stranger.context().close();
});

test("The poster is a PDF in the language that was asked for", async ({ page }) => {
  await signIn(page);
  await page.goto(`/desk/events/${demo.eventId}/publish`);
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "PDF in Korean" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(`${demo.eventId}-poster-ko.pdf`);
  expect((await readFile(await saved.path())).subarray(0, 8).toString()).toBe("%PDF-1.7");
});

test("The wall shows photos by itself, takes up the next one, and goes on without a network", async ({
  page,
  context,
}) => {
  await page.clock.install();
  await page.goto(`/events/${demo.eventId}/wall`);
  await expectAccessible(page);
  const shown = page.locator("img[data-shown]");
  const first = await shown.getAttribute("src");
  await page.clock.runFor(7_500);
  await expect(shown).not.toHaveAttribute("src", first ?? "");
  await context.setOffline(true);
  await page.clock.runFor(20_000);
  await expect(page.getByText("No connection")).toBeVisible();
  const before = await shown.getAttribute("src");
  await page.clock.runFor(7_500);
  await expect(shown).not.toHaveAttribute("src", before ?? "");
  await context.setOffline(false);
});

test("Another site's page frames the card and nothing else, and its form leads to the bib's photos", async ({
  page,
  context,
}) => {
  const [bib = ""] = demo.bibs;
  const frame = (path: string) => `<iframe src="${demo.siteUrl}${path}" width="800" height="320"></iframe>`;
  await page.route("https://club.example/**", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><title>Club</title>${frame(`/embed/${demo.eventId}`)}`,
    }),
  );
  await page.goto("https://club.example/");
  const card = page.frameLocator("iframe");
  await card.getByLabel("Your bib").fill(bib);
  const opening = context.waitForEvent("page");
  await card.getByRole("button", { name: "Find" }).click();
  await expect(await opening).toHaveURL(`${demo.siteUrl}/events/${demo.eventId}?bib=${bib}`);
  const headers = (await page.request.get(`${demo.siteUrl}/events/${demo.eventId}`)).headers();
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
});

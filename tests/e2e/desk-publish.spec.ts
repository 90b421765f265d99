import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mailsTo } from "../../packages/local/src/stack/outbox.ts";
import { expect, expectAccessible, listening, test } from "./support/checks.ts";
import { demo, signInCode } from "./support/demo.ts";
import { createRace, signIn } from "./support/sign-in.ts";

test("An organizer looks at the checklist, shows a draft by a private link, ends that link, publishes and closes again", {
  tag: "@desktop",
}, async ({ page, browser }) => {
  await signIn(page);
  const eventId = await createRace(page, "제17회 서울둘레길 울트라마라톤 · Seoul Dulle-gil Ultramarathon 2026");
  await page.goto(`/desk/events/${eventId}/publish`);
  await expect(page.getByText("No photo can be found yet.")).toBeVisible();
  await expect(page.getByText("There is no start list")).toBeVisible();
  await expectAccessible(page);

  const link = () => page.getByRole("textbox", { name: "Private link" }).inputValue();
  const first = await link();
  const stranger = await (await browser.newContext({ baseURL: demo.siteUrl })).newPage();
  expect((await stranger.goto(first))?.status()).toBe(200);
  // Name and search stand side by side from there on, however long the name is.
  await stranger.setViewportSize({ width: 768, height: 1024 });
  expect(await stranger.evaluate("document.documentElement.scrollWidth")).toBe(768);
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

test("A runner who asked is mailed that the photos are there when the organizer tells those who asked", {
  tag: "@desktop",
}, async ({ page, browser }) => {
  const [bib = ""] = demo.bibs;
  const email = "asked-for-photos@example.com";
  const runner = await (await browser.newContext({ baseURL: demo.siteUrl })).newPage();
  await runner.goto(`/events/${demo.eventId}?bib=${bib}`);
  await listening(runner);
  const asked = new Date();
  await runner.locator("#tell-email").fill(email);
  await runner.locator("#tell-email").press("Enter");
  await runner.locator("#tell-code").fill(await signInCode(email, asked));
  await runner.locator("#tell-code").press("Enter");
  await expect(runner.getByText(`We will write when more photos of ${bib} are there.`)).toBeVisible();
  await runner.context().close();

  await signIn(page);
  await page.goto(`/desk/events/${demo.eventId}/publish`);
  await page.getByRole("button", { name: /^Tell the \d+ runners? who asked$/ }).click();
  await expect(page.getByText("They hear of it within minutes.")).toBeVisible();
  // Looked at every minute.
  const subjects = () => mailsTo(demo.outbox, email).map(({ subject }) => subject);
  await expect
    .poll(subjects, { timeout: 150_000 })
    .toContainEqual(expect.stringMatching(/^Your photos of .* are there$/));
});

test("The poster is a PDF in the language that was asked for", { tag: "@desktop" }, async ({ page }) => {
  await signIn(page);
  await page.goto(`/desk/events/${demo.eventId}/publish`);
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "PDF in Korean" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(`${demo.eventId}-poster-ko.pdf`);
  expect((await readFile(await saved.path())).subarray(0, 8).toString()).toBe("%PDF-1.7");
});

test("The wall goes on to the next photo by itself, also without a network, and says so until it is back", async ({
  page,
}) => {
  // Its own clock: nobody waits for seven seconds.
  await page.clock.install();
  await page.goto(`/events/${demo.eventId}/wall`);
  const shown = page.locator("img[data-shown]");
  const another = async () => {
    const before = (await shown.getAttribute("src")) ?? "";
    await page.clock.fastForward(8000);
    await expect(shown).not.toHaveAttribute("src", before);
  };
  await another();
  // Whoever does not see the wall is told of the one photo that is shown, and everybody can stop it.
  await expect(page.getByRole("img", { name: /^Photo taken at \d\d:\d\d/ })).toHaveCount(1);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const stopped = (await shown.getAttribute("src")) ?? "";
  await page.clock.fastForward(20_000);
  await expect(shown).toHaveAttribute("src", stopped);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.context().setOffline(true);
  await page.clock.fastForward(21_000);
  const lost = page.getByText("No connection", { exact: true });
  await expect(lost).toBeVisible();
  await another();
  await expect(shown).not.toHaveJSProperty("naturalWidth", 0);
  await page.context().setOffline(false);
  await page.clock.fastForward(21_000);
  await expect(lost).toHaveCount(0);
});

test("The card for other sites leads to the bib's photos, and is the one page that may be framed", {
  tag: "@desktop",
}, async ({ page }) => {
  const [bib = ""] = demo.bibs;
  const policy = async (path: string) =>
    (await page.request.get(`${demo.siteUrl}${path}`)).headers()["content-security-policy"];
  expect(await policy(`/embed/${demo.eventId}`)).not.toContain("frame-ancestors");
  expect(await policy(`/events/${demo.eventId}`)).toContain("frame-ancestors 'none'");
  // A page of its own: the test's waits for React, of which the card has none.
  const card = await page.context().newPage();
  await card.goto(`/embed/${demo.eventId}`);
  await expectAccessible(card);
  await card.getByLabel("Your bib").fill(bib);
  const form = card.locator("form");
  await expect(form).toHaveAttribute("target", "_blank");
  await expect(form).toHaveAttribute("action", `${demo.siteUrl}/events/${demo.eventId}`);
  await expect(card.getByRole("link", { name: "All photos" })).toHaveAttribute("target", "_blank");

  // Pasted before the race is published, it is no program's answer in the middle of somebody's page.
  expect((await card.goto("/embed/no-such-race"))?.status()).toBe(404);
  await expect(card.getByText("The photos of this race are not here yet.")).toBeVisible();
  await expectAccessible(card);

  // What an organizer pastes, on a page that is not ours.
  await signIn(page);
  await page.goto(`/desk/events/${demo.eventId}/publish`);
  const snippet = await page.getByRole("textbox", { name: "HTML to paste" }).inputValue();
  const body = `<!doctype html><title>Running club</title>${snippet}`;
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(body));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const club = await page.context().newPage();
  await club.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const framed = club.frameLocator("iframe");
  await framed.getByLabel("Your bib").fill(bib);
  const opening = page.context().waitForEvent("page");
  await framed.getByRole("button").click();
  await expect(await opening).toHaveURL(new RegExp(`/events/${demo.eventId}.*${bib}`));
  await club.close();
  server.close();
});

test("Whoever follows the link under a mail forgets nothing by looking, and is forgotten with one press", {
  tag: "@desktop",
}, async ({ page }) => {
  await page.goto("/unsubscribe?token=of-a-mail-long-ago");
  await page.getByRole("button", { name: "Forget my address" }).click();
  await expect(page.getByText("We write to you no more about this race.")).toBeVisible();
});

import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";
import { signIn } from "./support/sign-in.ts";

test("An organizer signs in, creates a race, uploads photos, publishes it, and a runner finds them by bib", async ({
  page,
  browser,
}, info) => {
  await signIn(page);
  await expectAccessible(page);

  await page.getByRole("link", { name: "New race" }).first().click();
  const name = `Harbour Run ${info.project.name}`;
  await page.getByLabel("Name").fill(name);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create race" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.getByText("Draft", { exact: true })).toBeVisible();
  const eventId = new URL(page.url()).pathname.split("/").at(-1) ?? "";

  const nothing = path.join(path.dirname(demo.freshPhotos[0]?.path ?? ""), "notes.jpg");
  writeFileSync(nothing, "this is no photo");
  await page.getByRole("link", { name: "Upload photos" }).first().click();
  await page.getByLabel("Choose photos").setInputFiles([...demo.freshPhotos.map((photo) => photo.path), nothing]);
  await expect(page.locator("[data-stage=searchable]")).toHaveCount(demo.freshPhotos.length, { timeout: 180_000 });
  await expect(page.locator("[data-stage=rejected]")).toContainText("This is not a photo.");
  await expectAccessible(page);

  // The same files once more: recognised, and not sent again.
  await page.getByLabel("Choose photos").setInputFiles(demo.freshPhotos.map((photo) => photo.path));
  await expect(page.getByText("was here already")).toHaveCount(demo.freshPhotos.length);

  const stranger = await (await browser.newContext({ baseURL: demo.siteUrl })).newPage();
  expect((await stranger.goto(`/events/${eventId}`))?.status()).toBe(404);

  await page.goto(`/desk/events/${eventId}`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Check and publish" }).click();
  await expect(page.getByRole("heading", { name: "Before everybody looks" })).toBeVisible();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Published", { exact: true })).toBeVisible();

  const bib = demo.freshPhotos.flatMap((photo) => photo.bibs).find((text) => /^\d{3,4}$/.test(text));
  await stranger.goto(`/events/${eventId}?bib=${bib}`);
  await expect(stranger.getByText(/ead at \d+ %/).first()).toBeVisible();
  await stranger.context().close();

  await page.goto(`/desk/events/${eventId}`);
  await page.getByRole("button", { name: "Unpublish" }).click();
  await expect(page.getByText("Draft", { exact: true })).toBeVisible();
});

test("An unknown address is asked for a code like any other, and a wrong code is refused", { tag: "@desktop" }, async ({
  page,
}) => {
  await page.goto("/sign-in");
  await expectAccessible(page);
  await page.getByLabel("E-mail").fill("nobody@seoul-trail.example");
  await page.getByRole("button", { name: "Send me a code" }).click();
  await page.getByLabel("Code").fill("000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This code is wrong or no longer valid.")).toBeVisible();
});

test("Nobody reaches the desk or its API without signing in", { tag: "@desktop" }, async ({ page, request }) => {
  await page.goto(`/desk/events/${demo.eventId}`);
  await expect(page).toHaveURL(/\/sign-in/);
  const upload = `/api/desk/events/${demo.eventId}/uploads`;
  expect((await request.post(upload, { headers: { origin: demo.siteUrl }, data: {} })).status()).toBe(401);
  expect((await request.post(upload, { headers: { origin: "https://evil.example" }, data: {} })).status()).toBe(403);
});

import { expect, expectAccessible, listening, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";
import { createRace, signIn } from "./support/sign-in.ts";

test("An organizer changes a race's settings, sees what is hard to read, and copies it for next year", {
  tag: "@desktop",
}, async ({ page }) => {
  await signIn(page);
  const eventId = await createRace(page, `Settings Run 2026`);
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: "Race day", exact: true })).toBeVisible();
  await expectAccessible(page);

  const section = (name: string) =>
    page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });
  const basics = section("Race day");
  await basics.getByLabel("Place").fill("Busan");
  await basics.getByRole("button", { name: "Save" }).click();
  await expect(basics.getByText("Saved.")).toBeVisible();
  await expect(page.getByText("· Busan")).toBeVisible();

  const bibs = section("Bibs");
  await bibs.getByLabel("Number ranges").fill("900-100");
  await bibs.getByRole("button", { name: "Save" }).click();
  await expect(bibs.getByText("A range begins with its smaller number.")).toBeVisible();
  await bibs.getByLabel("Number ranges").fill("1-1500 A1-A300");
  await bibs.getByRole("button", { name: "Save" }).click();
  await expect(bibs.getByText("Saved.")).toBeVisible();

  const races = section("Races");
  await races.getByLabel("Name").fill("Half marathon");
  await races.getByLabel("Kilometres").fill("21.0975");
  await races.getByLabel("Start").fill("2026-10-18T08:30");
  await races.getByRole("button", { name: "Add race" }).click();
  await expect(races.getByLabel("Start").first()).toHaveValue("2026-10-18T08:30");

  const look = section("Look");
  await look.getByLabel("Colour", { exact: true }).fill("#ffee00");
  await expect(look.getByText(/Hard to read in places/)).toBeVisible();
  await look.getByLabel("Sponsors").fill("Hill Shop http://hill.example");
  await look.getByRole("button", { name: "Save" }).click();
  await expect(look.getByText("A web address begins with https://.")).toBeVisible();

  const life = section("Next year, and the archive");
  await expect(life.getByLabel("Name")).toHaveValue(/2027$/);
  await life.getByRole("button", { name: "Create a copy" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/2027$/);
  await expect(page.getByLabel("Kilometres").first()).toHaveValue("21.098");

  await page.goto(`/desk/events/${eventId}/settings`);
  await page.getByRole("button", { name: "Archive this race" }).click();
  await expect(page.getByText("Archived", { exact: true })).toBeVisible();
});

test("Two editors do not overwrite each other", { tag: "@desktop" }, async ({ page, context }) => {
  await signIn(page);
  const eventId = await createRace(page, `Two Editors`);
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto(`/desk/events/${eventId}/settings`);
  await page.getByLabel("Place").fill("First");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await other.getByLabel("Place").fill("Second");
  await other.getByRole("button", { name: "Save" }).first().click();
  await expect(other.getByText(/Somebody else saved this in the meantime/)).toBeVisible();
});

test("An invited photographer joins with the code from their mail, and sees no more than they may", {
  tag: "@desktop",
}, async ({ page, browser }) => {
  await signIn(page);
  await page.getByRole("link", { name: "People" }).click();
  await expect(page.getByRole("button", { name: "Invite" })).toBeVisible();
  await expectAccessible(page);
  const email = `photographer@seoul-trail.example`;
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByText(email)).toBeVisible();

  const theirs = await (await browser.newContext({ baseURL: demo.siteUrl })).newPage();
  await signIn(theirs, email);
  await listening(theirs);
  await theirs.getByRole("button", { name: "Join" }).click();
  await expect(theirs.getByRole("button", { name: "Join" })).toHaveCount(0);
  await theirs.goto(`/desk/events/${demo.eventId}`);
  await expect(theirs.getByRole("link", { name: "Upload", exact: true })).toBeVisible();
  for (const name of ["Runners", "Review", "Settings"]) await expect(theirs.getByRole("link", { name })).toHaveCount(0);
  await expect(theirs.getByRole("button", { name: "Unpublish" })).toHaveCount(0);
  for (const part of ["runners", "review", "settings", "runners/import"]) {
    expect((await theirs.goto(`/desk/events/${demo.eventId}/${part}`))?.status()).toBe(404);
  }
  const headers = { origin: demo.siteUrl };
  const refused = await theirs.request.post(`/api/desk/events/${demo.eventId}/review`, { headers, data: {} });
  expect(refused.status()).toBe(403);
  await theirs.context().close();

  await page.reload();
  const line = page.getByRole("listitem").filter({ hasText: email });
  await line.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText(email)).toHaveCount(0);
});

import sharp from "sharp";
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
  await expect(basics.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(page.getByText("· Busan")).toBeVisible();

  const bibs = section("Bibs");
  await bibs.getByLabel("Number ranges").fill("900-100");
  await bibs.getByRole("button", { name: "Save" }).click();
  await expect(bibs.getByText("A range begins with its smaller number.")).toBeVisible();
  await bibs.getByLabel("Number ranges").fill("1-1500 A1-A300");
  await bibs.getByRole("button", { name: "Save" }).click();
  await expect(bibs.getByText("Saved.", { exact: true })).toBeVisible();

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

test("Two editors do not overwrite each other, and nothing typed is lost when somebody was faster or a session ends", {
  tag: "@desktop",
}, async ({ page, context }) => {
  await signIn(page);
  const eventId = await createRace(page, `Two Editors`);
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto(`/desk/events/${eventId}/settings`);
  await page.getByLabel("Name", { exact: true }).first().fill("Two Editors, renamed");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await other.getByLabel("Place").fill("Second");
  await other.getByRole("button", { name: "Save" }).first().click();
  await expect(other.getByText(/Somebody else saved this in the meantime/)).toBeVisible();
  // What was typed is not lost, and what was not is theirs: saved again, nothing of either is missing.
  await expect(other.getByLabel("Place")).toHaveValue("Second");
  await expect(other.getByLabel("Name", { exact: true }).first()).toHaveValue("Two Editors, renamed");
  await other.getByRole("button", { name: "Save" }).first().click();
  await expect(other.getByText("Saved.", { exact: true })).toBeVisible();
  await other.reload();
  await expect(other.getByLabel("Place")).toHaveValue("Second");
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Two Editors, renamed");

  // The session ends elsewhere: the form says so and keeps what is in it until there is one again.
  const cookies = await context.cookies();
  await context.clearCookies();
  await other.getByLabel("Place").fill("Third");
  await other.getByRole("button", { name: "Save" }).first().click();
  await expect(other.getByText(/You are signed out/)).toBeVisible();
  await expect(other.getByLabel("Place")).toHaveValue("Third");
  await context.addCookies(cookies);
  await other.getByRole("button", { name: "Save" }).first().click();
  await expect(other.getByText("Saved.", { exact: true })).toBeVisible();
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

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120"><circle cx="150" cy="60" r="40" fill="#c30"/></svg>';

test("An organizer sets up the course and its waves, tries bibs, reads the notice, and adds logo, downloads and finish video", {
  tag: "@desktop",
}, async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page);
  const eventId = await createRace(page, "Course Run");
  await page.goto(`/desk/events/${eventId}/settings`);
  const section = (name: string) =>
    page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) });
  const saved = async (name: string) => {
    await section(name).getByRole("button", { name: "Save", exact: true }).first().click();
    await expect(section(name).getByText("Saved.", { exact: true })).toBeVisible();
  };

  const checkpoints = section("Checkpoints");
  await checkpoints.getByLabel("Name").fill("Bridge");
  await checkpoints.getByLabel("Kilometre").fill("7.5");
  await checkpoints.getByRole("button", { name: "Add checkpoint" }).click();
  await expect(checkpoints.getByLabel("Name")).toHaveCount(2);
  await expect(checkpoints.getByLabel("Kilometre").first()).toHaveValue("7.5");

  const races = section("Races");
  await races.getByLabel("Name").fill("10K");
  await races.getByRole("button", { name: "Add race" }).click();
  await expect(races.getByLabel("Name")).toHaveCount(2);
  await races.getByText("Waves").click();
  await races.getByRole("textbox", { name: "Waves" }).fill("A 08:10\nB later");
  await races.getByRole("button", { name: "Save", exact: true }).click();
  await expect(races.getByText("A wave needs the time of its start.")).toBeVisible();
  await expect(races.getByRole("textbox", { name: "Waves" })).toHaveValue("A 08:10\nB later");
  await races.getByRole("textbox", { name: "Waves" }).fill("A 08:10\nB 08:20");
  await saved("Races");
  await races.getByLabel("Name").first().fill("10 km");
  await races.getByLabel("Name").first().press("Enter");

  const bibs = section("Bibs");
  await bibs.getByLabel("Number ranges").fill("1-1500");
  await bibs.getByLabel("Try a number").fill("1600");
  await expect(bibs.getByText("No bib: outside the number ranges.")).toBeVisible();
  await bibs.getByLabel("Try a number").fill("150");
  await expect(bibs.getByText("Counts as a bib.")).toBeVisible();

  await page.getByText(/^The notice word for word, version/).click();
  await expect(page.getByText(/^SHA-256 [0-9a-f]{8}/).first()).toBeVisible();

  const look = section("Look");
  await look.getByLabel("Choose a logo").setInputFiles({
    name: "logo.png",
    mimeType: "image/png",
    buffer: Buffer.from("this is no picture"),
  });
  await expect(look.getByText("This is no PNG, JPEG or WebP picture.")).toBeVisible();
  const buffer = await sharp(Buffer.from(LOGO)).png().toBuffer();
  await look.getByLabel("Choose a logo").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer });
  await expect(look.getByAltText("The logo on black")).toBeVisible();

  const video = section("Finish video");
  await video.getByLabel("Address").fill("https://video.example/finish.mp4");
  await video.getByLabel("First picture taken at").fill("2026-10-18T09:30:15");
  await saved("Finish video");
  await section("Race day").getByLabel("Downloads").selectOption("off");
  await saved("Race day");
  await expect(section("Race day").getByLabel("Downloads")).toHaveValue("off");
  await expectAccessible(page);

  await page.reload();
  await expect(races.getByLabel("Name").first()).toHaveValue("10 km");
  await expect(races.getByRole("textbox", { name: "Waves" })).toHaveValue("A 08:10\nB 08:20");
  await expect(video.getByLabel("First picture taken at")).toHaveValue("2026-10-18T09:30:15");
  await expect(section("Race day").getByLabel("Downloads")).toHaveValue("off");
});

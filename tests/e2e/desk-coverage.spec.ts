import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";
import { createRace, signIn } from "./support/sign-in.ts";

const board = `/desk/events/${demo.eventId}/coverage`;

test("An organizer sees who has photos and who has none, says where a camera stood, and saves the list", {
  tag: "@desktop",
}, async ({ page }) => {
  await signIn(page);
  await page.goto(board);
  await expect(page.getByRole("heading", { name: /^\d+ of \d+ starters have at least one photo$/ })).toBeVisible();
  for (const part of ["By race", "By checkpoint", "By camera", "By time"]) {
    await expect(page.getByRole("region", { name: part })).toBeVisible();
  }
  await expectAccessible(page);

  // The camera with most photos stood at the finish, as the splits tell; a person knows better.
  const start = page.getByRole("region", { name: "By checkpoint" }).getByRole("row", { name: /^Start/ });
  const photosAtStart = async () => Number(await start.getByRole("cell").last().textContent());
  const place = page.getByRole("combobox", { name: /^Where .* stood$/ }).first();
  const before = await photosAtStart();
  await place.selectOption({ label: "Start" });
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expect(place).toHaveValue("start");
  await expect.poll(photosAtStart).toBeGreaterThan(before);
  await place.selectOption({ index: 0 });
  await expect.poll(photosAtStart).toBe(before);

  const [bib = ""] = demo.bibs;
  await page.getByLabel("Bib or name").fill(bib);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Nobody" })).toBeVisible();
  await page.getByLabel("Show", { exact: true }).selectOption("all");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("link", { name: bib, exact: true })).toBeVisible();

  await page.goto(board);
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Save as CSV" }).click();
  const file = await readFile(await (await saving).path(), "utf8");
  const [head, ...lines] = file.trimEnd().split("\r\n");
  expect(head).toBe("\ufeffBib,Name,Race,Status,Photos,In doubt");
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.every((line) => line.endsWith(",0,0"))).toBe(true);
});

test("A race without a start list says what to do first", { tag: "@desktop" }, async ({ page }) => {
  await signIn(page);
  const eventId = await createRace(page, `Nobody Runs`);
  await page.goto(`/desk/events/${eventId}/coverage`);
  await expect(page.getByRole("link", { name: "Import a file" })).toBeVisible();
  await expectAccessible(page);
});

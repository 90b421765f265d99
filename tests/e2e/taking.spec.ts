import { readFileSync } from "node:fs";
import { expect, expectAccessible, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";

const [bib = ""] = demo.bibs;
const event = `/events/${demo.eventId}`;

test("Photos that are picked come as one zip, and all of a runner's as another", async ({ page }) => {
  await page.goto(`${event}?bib=${bib}`);
  const tiles = page.getByRole("list", { name: "Photos by capture time" }).getByRole("listitem");
  const count = await tiles.count();
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await tiles.nth(0).getByRole("button").click();
  await tiles.nth(1).getByRole("button").click();
  const bar = page.getByRole("region", { name: "Selected photos" });
  await expect(bar.getByText("2 photos")).toBeVisible();
  await expectAccessible(page);
  const [picked] = await Promise.all([
    page.waitForEvent("download"),
    bar.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(picked.suggestedFilename()).toBe(`${demo.eventId}-2.zip`);
  expect(entriesOf(await picked.path())).toBe(2);
  await bar.getByRole("button", { name: "Clear selection" }).click();

  const [all] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^Download (the photo|all)/ }).click(),
  ]);
  expect(entriesOf(await all.path())).toBe(count);
});

test("A download that is refused leads a person to words and a way back, and a program to a problem", async ({
  page,
  request,
}) => {
  const gone = `/api/v1${event}/zip/${"A".repeat(22)}`;
  await page.goto(gone);
  await expect(page.getByRole("heading", { name: "The photos couldn't be saved" })).toBeVisible();
  await page.getByRole("link", { name: "Back to the photos" }).click();
  await expect(page).toHaveURL(event);
  const answer = await request.get(gone);
  expect([answer.status(), (await answer.json()).code]).toEqual([404, "not-found"]);
});

test("A share card with the runner's result is drawn in the browser and saved", async ({ page }) => {
  await page.goto(`${event}?bib=${bib}`);
  await page
    .getByRole("listitem")
    .getByRole("link", { name: /^Photo of bib/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Share card" }).click();
  const dialog = page.getByRole("dialog", { name: "Share card" });
  const save = dialog.getByRole("button", { name: "Save" });
  await expect(save).toBeEnabled();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Square 1:1" }).click();
  await expect(save).toBeEnabled();
  const [card] = await Promise.all([page.waitForEvent("download"), save.click()]);
  expect(card.suggestedFilename()).toBe(`${demo.eventId}-${bib}-square.jpg`);
  expect(readFileSync(await card.path()).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
});

/** Number of files in a zip, from its directory at the end. */
function entriesOf(file: string): number {
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  return bytes.readUInt16LE(end + 10);
}

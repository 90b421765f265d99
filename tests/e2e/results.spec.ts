import { expect, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";

const event = `/events/${demo.eventId}`;
const rows = "tbody tr";

test("The leaderboard is turned, searched and narrowed down, and leads to a runner's photos", async ({ page }) => {
  await page.goto(`${event}/results`);
  await expect(page.locator(rows)).toHaveCount(50);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.locator(rows).first()).toContainText("51");

  await page.getByLabel("Gender").selectOption("f");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/gender=f/);
  await page.getByLabel("Name or bib").fill("1204");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.locator(rows)).toHaveCount(1);
  await page.getByRole("link", { name: "Photos of bib 1204" }).click();
  await expect(page.getByRole("region", { name: "Your race" })).toContainText("Chip time");
});

test("A search that finds nobody offers everyone", async ({ page }) => {
  await page.goto(`${event}/results?q=xqzvw`);
  await page.getByRole("link", { name: "Show everyone" }).click();
  await expect(page.locator(rows)).toHaveCount(50);
});

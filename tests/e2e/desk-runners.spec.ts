import { readFile } from "node:fs/promises";
import { expect, expectAccessible, test } from "./support/checks.ts";
import { createRace, signIn } from "./support/sign-in.ts";

const LIST = `Official start list,,,,
Bib,Name,Sex,Club,Time
1204,Ana Silva,F,Hill Runners,1:23:45
A7,Lee Jun,M,,
,Nobody,F,,
88,Kim Mina,purple,,
`;
const file = (text: string) => ({ name: "runners.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

test("A start list is imported, corrected by hand, imported again without losing the correction, and undone", {
  tag: "@desktop",
}, async ({ page }) => {
  await signIn(page);
  const eventId = await createRace(page, `Import Run`);
  await page.getByRole("link", { name: "Runners" }).click();
  await page.getByRole("link", { name: "Import a file" }).first().click();

  const input = page.locator("input[type=file]");
  await input.setInputFiles(file(LIST));
  await expect(page.getByRole("heading", { name: "What would change" })).toBeVisible();
  await expect(page.getByLabel("Sex", { exact: true })).toHaveValue("gender");
  await expect(page.getByText("This gender is not understood.")).toBeVisible();
  await expect(page.getByText("There is no bib.")).toBeVisible();
  await expectAccessible(page);

  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save these lines" }).click();
  const leftOut = await readFile(await (await saving).path(), "utf8");
  expect(leftOut).toContain("Kim Mina");
  expect(leftOut).not.toContain("Ana Silva");

  // A column without a meaning is left alone.
  await page.getByLabel("Club", { exact: true }).selectOption("");
  await expect(page.getByRole("button", { name: "Import 2 runners" })).toBeEnabled();
  await page.getByRole("button", { name: "Import 2 runners" }).click();
  await expect(page.getByText("2 runners are imported.")).toBeVisible();
  await page.getByRole("link", { name: "Go to the runners" }).click();
  await expect(page.getByRole("heading", { name: "2 runners" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "1204" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Ana da Silva");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();

  await page.goto(`/desk/events/${eventId}/runners/import`);
  await input.setInputFiles(file(LIST));
  await expect(page.getByText("1 correction stays")).toBeVisible();
  await page.getByRole("button", { name: "Import 1 runner" }).click();
  await page.getByRole("link", { name: "Go to the runners" }).click();
  await expect(page.getByText("Ana da Silva")).toBeVisible();
  await expect(page.getByText("Hill Runners")).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(page.getByText("1 runner is as before.")).toBeVisible();
  await expect(page.getByText("Hill Runners")).toHaveCount(0);
  await expect(page.getByText("Ana da Silva")).toBeVisible();
});

test("A file that is no table, or far too large, is refused in plain words", { tag: "@desktop" }, async ({ page }) => {
  await signIn(page);
  const eventId = await createRace(page, `No Table`);
  await page.goto(`/desk/events/${eventId}/runners/import`);
  const bytes = Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]);
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "list.xlsx", mimeType: "application/zip", buffer: bytes });
  await expect(page.getByText("This workbook can't be read.")).toBeVisible();
  // Far above what a start list takes, and told before a byte of it is sent.
  const video = { name: "finish.csv", mimeType: "text/csv", buffer: Buffer.alloc(25_000_001, "0") };
  await page.locator("input[type=file]").setInputFiles(video);
  await expect(page.getByText("The file is larger than 25 MB.")).toBeVisible();
});

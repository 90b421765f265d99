import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, listening, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";
import { createRace, signIn } from "./support/sign-in.ts";

const ORIGINALS = /\.original\?/;
const files = demo.freshPhotos.map((photo) => photo.path);
const count = files.length;

async function startUpload(page: Page, eventId: string): Promise<void> {
  await page.goto(`/desk/events/${eventId}/upload`);
  await page.getByLabel("Choose photos").setInputFiles(files);
}

// Photographers upload at a desk.
test("An upload outlives a closed tab, tells the truth until photos are searchable, and is taken back whole", {
  tag: "@desktop",
}, async ({ page, context }) => {
  await signIn(page);
  const eventId = await createRace(page, "Night Run");

  // The connection breaks when the first byte is sent: by then it is known what is new.
  await context.route(ORIGINALS, (route) => route.abort("connectionreset"));
  await startUpload(page, eventId);
  await expect(page.getByText(`${count} new, 0 already here`)).toBeVisible();
  await expect(page.getByText(/The connection is gone/)).toBeVisible();
  await expect(page.getByText(`0 of ${count} sent`)).toBeVisible();
  await expectAccessible(page);
  await page.close();
  await context.unroute(ORIGINALS);

  const again = await context.newPage();
  await again.goto(`/desk/events/${eventId}/upload`);
  await expect(again.getByText(`An upload was not ended: ${count} photos of ${count} to go`)).toBeVisible();
  const nothing = path.join(path.dirname(files[0] ?? ""), "card-notes.jpg");
  writeFileSync(nothing, "this is no photo");
  await again.getByLabel("Choose photos").setInputFiles([...files, nothing]);
  await expect(again.locator("[data-stage=searchable]")).toHaveCount(count, { timeout: 180_000 });
  await expect(again.locator("[data-stage=rejected]")).toContainText("This is not a photo.");

  // On the board, without a reload: what arrived, what is wrong in words, and another try.
  const board = await context.newPage();
  await board.goto(`/desk/events/${eventId}`);
  await listening(board);
  await expect(board.locator("[data-count=searchable]")).toHaveText(String(count));
  await expect(board.locator("[data-trouble=rejected]")).toContainText("This is not a photo.");
  await expectAccessible(board);
  await board.getByRole("button", { name: "Read all again" }).click();
  await expect(board.getByText("1 photo is being read again.")).toBeVisible();

  const batch = again
    .getByRole("row")
    .filter({ hasText: String(count) })
    .last();
  await batch.getByRole("button", { name: "Take back" }).click();
  await expect(batch.getByText("Taken back", { exact: true })).toBeVisible();
  await expect(board.locator("[data-count=searchable]")).toHaveText("0");
  await batch.getByRole("button", { name: "Bring back" }).click();
  await expect(batch.getByRole("button", { name: "Take back" })).toBeVisible();
  await expect(board.locator("[data-count=searchable]")).toHaveText(String(count));
});

// Phones have no folders.
test("A folder is found again after a reload by itself, where the browser can do that", { tag: "@desktop" }, async ({
  page,
}) => {
  await signIn(page);
  const eventId = await createRace(page, "Dawn Run");
  // A folder of the browser's own stands for one on the disk: it is kept in the ledger by the same handle.
  await page.addInitScript({ content: "window.showDirectoryPicker = () => navigator.storage.getDirectory()" });
  await page.context().route(ORIGINALS, (route) => route.abort("connectionreset"));
  await page.goto(`/desk/events/${eventId}/upload`);
  await page.evaluate(`(async () => {
    const picture = document.createElement("canvas");
    picture.width = picture.height = 400;
    const jpeg = await new Promise((resolve) => picture.toBlob(resolve, "image/jpeg"));
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle("IMG_0001.JPG", { create: true })).createWritable();
    await file.write(jpeg);
    await file.close();
  })()`);
  await page.getByRole("button", { name: "Choose a folder" }).click();
  await expect(page.getByText("1 new, 0 already here")).toBeVisible();
  await page.reload();
  await expect(page.getByText("1 new, 0 already here")).toBeVisible();
  await page.context().unroute(ORIGINALS);
  await expect(page.getByText("1 of 1 sent")).toBeVisible();
});

// Photographers upload at a desk.
test("Signed out or without its race, an upload stops with words, and goes on when it can", {
  tag: "@desktop",
}, async ({ page }) => {
  await signIn(page);
  const eventId = await createRace(page, "Noon Run");
  const refuse = (status: number, code: string) =>
    page.route("**/uploads/check", (route) =>
      route.fulfill({ status, contentType: "application/problem+json", body: JSON.stringify({ code }) }),
    );
  await refuse(401, "not-signed-in");
  await page.route(ORIGINALS, (route) => route.abort("connectionreset"));
  await startUpload(page, eventId);
  await expect(page.getByText(/You are signed out/)).toBeVisible();
  await page.unroute("**/uploads/check");
  await page.evaluate("window.dispatchEvent(new Event('focus'))");
  await expect(page.getByText(`${count} new, 0 already here`)).toBeVisible();

  await refuse(404, "not-found");
  await page.getByLabel("Choose photos").setInputFiles({
    name: "late.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("late"),
  });
  await expect(page.getByText(/This race is gone/)).toBeVisible();
});

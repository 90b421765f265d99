import { expect, expectAccessible, listening, test } from "./support/checks.ts";
import { demo } from "./support/demo.ts";
import { signIn } from "./support/sign-in.ts";

// The photos desk is worked at a keyboard.
test("An editor selects photos by keyboard, names and takes them away, and undoes everything", {
  tag: "@desktop",
}, async ({ page }) => {
  await signIn(page);
  await page.goto(`/desk/events/${demo.eventId}/photos`);
  const grid = page.getByRole("list", { name: "Photos" });
  const photo = grid.locator("[data-photo]").first();
  await expectAccessible(page);
  const found = async (bib: string) => {
    const response = await page.request.get(`/api/v1/events/${demo.eventId}/photos?bib=${bib}`);
    return ((await response.json()) as { photos: unknown[] }).photos.length;
  };

  await photo.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByText("2 selected")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("b");
  await page.keyboard.type("2222");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The bib is on 2 photos.")).toBeVisible();
  await expect.poll(() => found("2222")).toBe(2);
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  await expect(page.getByText("Undone.")).toBeVisible();
  await expect.poll(() => found("2222")).toBe(0);

  const id = await photo.getAttribute("data-photo");
  await photo.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Delete");
  await expect(page.getByText("1 photo is deleted. For 30 days they can be brought back.")).toBeVisible();
  await expect(page.locator(`[data-photo="${id}"]`)).toHaveCount(0);
  await page.goto(`/desk/events/${demo.eventId}/photos?show=hidden`);
  await expect(page.locator(`[data-photo="${id}"]`)).toContainText("30 days left to bring it back");
  await page.locator(`[data-photo="${id}"]`).click();
  await page.getByRole("button", { name: "Bring back" }).click();
  await expect(page.getByText("1 photo is back.")).toBeVisible();
});

// The photos desk is worked at a keyboard.
test("Filters are an address; a camera's clock shows what a shift does before it is set", { tag: "@desktop" }, async ({
  page,
}) => {
  await signIn(page);
  await page.goto(`/desk/events/${demo.eventId}/photos`);
  await page.getByRole("combobox", { name: "Show", exact: true }).selectOption("Without a bib");
  await page.getByLabel("From").fill("00:00");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/show=unidentified&.*from=00%3A00/);
  await expect(page.locator("[data-photo]")).not.toHaveCount(0);
  await listening(page);
  for (const photo of await page.locator("[data-photo]").all()) {
    await expect(photo.locator("xpath=..")).toContainText("No bib");
  }

  await page.getByRole("button", { name: "Check clock" }).first().click();
  await page.getByLabel("Move by (h:mm:ss)").fill("later");
  await expect(page.getByText(/Write hours, minutes and seconds/)).toBeVisible();
  await page.getByLabel("Move by (h:mm:ss)").fill("+1:00:00");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Move its photos" }).click();
  await expect(page.getByText(/photos? moved\./)).toBeVisible();
  await page
    .getByText(/photos? moved\./)
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(page.getByText("as written").first()).toBeVisible();
});
